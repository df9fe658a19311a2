import { dataFace, releaseFace } from '../pages/data.ts';
import { dataFileFace } from '../pages/data-file.ts';
import { dataEngineFace, dataSqlFace } from '../pages/data-sql.ts';
import { open, type Route } from '../route.ts';

// Releases come without a change of the collection, so nothing here is kept under its sequence.
/** Rows of the table: releases of everything public, and questions to them. */
export const dataRoutes: readonly Route[] = [
  open('/data', dataFace, { fresh: true, about: 'The releases of everything public, and how to open them.' }),
  open('/data/sql', dataSqlFace, { fresh: true, about: 'Questions in SQL to the newest release, in the browser.' }),
  open('/data/sql/:version/:file', dataEngineFace, {
    fixed: true,
    about: 'What the page for SQL runs in the browser.',
  }),
  open('/data/:release', releaseFace, {
    fresh: true,
    about: 'One release with its files; latest leads to the newest.',
  }),
  open('/data/:release/:file', dataFileFace(), { fresh: true, about: 'A file of a release, whole or in parts.' }),
  open('/data/:release/vocabularies/:file', dataFileFace('vocabularies/'), {
    fresh: true,
    about: 'A vocabulary as it stood in a release.',
  }),
];
