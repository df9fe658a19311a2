import type { Role } from '../core/policy.ts';
import { recordJsonSchema } from '../core/record-json-schema.ts';
import { type Face, file, json } from './face.ts';
import { aliasFace } from './pages/alias.ts';
import { coverageFace } from './pages/coverage.ts';
import { crossFace, crossFileFace, crossParameters } from './pages/cross.ts';
import { entitiesFace } from './pages/entities.ts';
import { entityFace } from './pages/entity.ts';
import { aliveFace, readyFace } from './pages/health.ts';
import { historyFace } from './pages/history.ts';
import { homeFace } from './pages/home.ts';
import { recordFace } from './pages/record.ts';
import { canonicalFace, revisionFace } from './pages/revision.ts';
import { searchFace, searchParameters } from './pages/search.ts';
import { sourceFace } from './pages/source.ts';
import { statisticsFace, statisticsTableFace } from './pages/statistics.ts';
import { vocabulariesFace, vocabularyFace } from './pages/vocabularies.ts';
import { aboutFace, accessFace, improveFace, reportFace } from './pages/words.ts';
import { selectionParameters } from './selection.ts';
import { styleSheet } from './style-sheet.ts';

/**
 * One row of the table. `who` may come in, `query` lists the parameters it takes, `keep` lets browsers hold the answer
 * for a year because its address changes with its bytes, `daily` marks an answer that depends on the day in UTC, `fixed`
 * one that needs no database, `fresh` one that is made each time and kept by nobody. A face with both forms also answers
 * at its path + `.json`.
 */
export type Route = {
  readonly method: 'GET';
  readonly path: string;
  readonly who: readonly Role[];
  readonly query: readonly string[];
  readonly face: Face;
  readonly about: string;
  readonly keep?: true;
  readonly daily?: true;
  readonly fixed?: true;
  readonly fresh?: true;
};

const everyone: readonly Role[] = ['reader', 'keeper'];

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#9a2f14"/><path d="M9 8h14M9 14h14M9 20h5m3 0h6M9 26h9" stroke="#fff" stroke-width="2.5"/></svg>`;
const robots = 'User-agent: *\nDisallow: /records?\nDisallow: /records.json?\n';

const schema = json(async () => JSON.stringify(recordJsonSchema(), null, 1));

function get(
  path: string,
  face: Face,
  more: Pick<Route, 'about' | 'keep' | 'daily' | 'fixed' | 'fresh'> & { query?: readonly string[] },
): Route {
  return { method: 'GET', path, who: everyone, query: [], face, ...more };
}

/** THE table of addresses. What does not stand here does not exist. */
export const routes: readonly Route[] = [
  get('/', homeFace, {
    daily: true,
    about: 'Front page: what this is, the latest events, one case in full, the numbers.',
  }),
  get('/records', searchFace, { query: searchParameters, about: 'Browse and search the records.' }),
  get('/records/:id', recordFace, { about: 'One record: every statement with who makes it and where.' }),
  get('/records/:id/history', historyFace, {
    query: ['page'],
    about: 'The versions of a record and what each changed.',
  }),
  get('/records/:id/revisions/:number', revisionFace, { about: 'A record as it stood in one version.' }),
  get('/records/:id/revisions/:number/canonical', canonicalFace, {
    about: 'The exact bytes of a version, for checking.',
  }),
  get('/records/:id/improve', improveFace, { about: 'What improving a page will be.' }),
  get('/entities', entitiesFace, {
    query: ['starts', 'page'],
    about: 'Organisations, public bodies and systems by name.',
  }),
  get('/entities/:id', entityFace, { query: ['page'], about: 'One entity, its roles and its records.' }),
  get('/sources/:id', sourceFace, { query: ['page'], about: 'One source and the records that cite it.' }),
  get('/statistics', statisticsFace, {
    query: selectionParameters,
    daily: true,
    about: 'What the collection says, drawn.',
  }),
  get('/statistics/coverage', coverageFace, {
    query: selectionParameters,
    about: 'What the statistics rest on, and what they cannot say.',
  }),
  get('/statistics/cross', crossFace, {
    query: [...crossParameters, ...selectionParameters],
    about: 'Two fields against each other.',
  }),
  get('/statistics/cross.csv', crossFileFace, {
    query: [...crossParameters, ...selectionParameters],
    about: 'A cross table as CSV.',
  }),
  get('/statistics/:table', statisticsTableFace, {
    query: selectionParameters,
    about: 'One table of the statistics as CSV or JSON.',
  }),
  get('/vocabularies', vocabulariesFace, { about: 'The lists of terms that records use.' }),
  get('/vocabularies/:name', vocabularyFace, { about: 'One list of terms with how many records use each.' }),
  get('/alias/:id', aliasFace, { about: 'Leads from the id of another collection to its record, or lists several.' }),
  get('/report', reportFace, { fixed: true, about: 'What reporting an incident will be.' }),
  get('/access', accessFace, { fixed: true, about: 'How to get at the data.' }),
  get('/about', aboutFace, { fixed: true, about: 'What Casebook is and what it will never do.' }),
  get('/schema/record-1', schema, { fixed: true, about: 'The JSON Schema of a record.' }),
  get('/style.css', file('text/css; charset=utf-8', styleSheet), {
    query: ['v'],
    keep: true,
    fixed: true,
    about: 'The style sheet.',
  }),
  get('/favicon.svg', file('image/svg+xml', icon), { fixed: true, about: 'The icon.' }),
  get('/robots.txt', file('text/plain; charset=utf-8', robots), {
    fixed: true,
    about: 'What crawlers are asked to leave alone.',
  }),
  get('/healthz', aliveFace, { fresh: true, about: 'Whether the process lives, for programs that watch it.' }),
  get('/readyz', readyFace, { fresh: true, about: 'Whether requests should be sent here, and if not, why.' }),
];
