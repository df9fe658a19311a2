import { readings } from '../api/document.ts';
import { apiFace } from '../api/page.ts';
import { reportRoute } from '../api/reports.ts';
import { open, type Route } from '../route.ts';

/** Rows of the table: the API, version 1, and the page that tells of it. */
export const apiRoutes: readonly Route[] = [
  open('/api', apiFace, { about: 'How programs get at the data: every address of the API with an example.' }),
  ...readings.map(({ route }) => route),
  reportRoute,
];
