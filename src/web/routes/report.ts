import { everyone } from '../../core/policy.ts';
import { receiptFace, receiptSteps } from '../pages/receipt.ts';
import { likelyAsked, reportFace, reportSteps } from '../pages/report.ts';
import { open, type Route } from '../route.ts';

/** Rows of the table: reporting an incident, and what became of it. */
export const reportRoutes: readonly Route[] = [
  open('/report', reportFace, { fresh: true, about: 'Report an incident.' }),
  {
    method: 'POST',
    path: '/report',
    who: everyone,
    query: [],
    form: reportSteps,
    about: 'Takes a report: checked first, then sent.',
  },
  {
    method: 'POST',
    path: '/report/likely',
    who: everyone,
    query: [],
    form: likelyAsked,
    about: 'The records that a report may be about.',
  },
  open('/receipt', receiptFace, { fresh: true, about: 'What became of something that was sent, by its receipt.' }),
  {
    method: 'POST',
    path: '/receipt',
    who: everyone,
    query: [],
    form: receiptSteps,
    about: 'Shows what became of an item; answers, adds a link, takes it back.',
  },
];
