import { coverageFace } from '../pages/coverage.ts';
import { crossFace, crossFileFace, crossParameters } from '../pages/cross.ts';
import { statisticsFace, statisticsTableFace } from '../pages/statistics.ts';
import { open, type Route } from '../route.ts';
import { selectionParameters } from '../selection.ts';

/** Rows of the table: the collection in figures. */
export const statisticsRoutes: readonly Route[] = [
  open('/statistics', statisticsFace, {
    query: selectionParameters,
    daily: true,
    about: 'What the collection says, drawn.',
  }),
  open('/statistics/coverage', coverageFace, {
    query: selectionParameters,
    about: 'What the statistics rest on, and what they cannot say.',
  }),
  open('/statistics/cross', crossFace, {
    query: [...crossParameters, ...selectionParameters],
    about: 'Two fields against each other.',
  }),
  open('/statistics/cross.csv', crossFileFace, {
    query: [...crossParameters, ...selectionParameters],
    about: 'A cross table as CSV.',
  }),
  open('/statistics/:table', statisticsTableFace, {
    query: selectionParameters,
    about: 'One table of the statistics as CSV or JSON.',
  }),
];
