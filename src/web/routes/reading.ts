import { aliasFace } from '../pages/alias.ts';
import { entitiesFace } from '../pages/entities.ts';
import { entityFace } from '../pages/entity.ts';
import { historyFace } from '../pages/history.ts';
import { homeFace } from '../pages/home.ts';
import { recordFace } from '../pages/record.ts';
import { canonicalFace, revisionFace } from '../pages/revision.ts';
import { searchFace, searchParameters } from '../pages/search.ts';
import { sourceFace } from '../pages/source.ts';
import { vocabulariesFace, vocabularyFace } from '../pages/vocabularies.ts';
import { open, type Route } from '../route.ts';

/** Rows of the table: records, their versions, and what they name. */
export const readingRoutes: readonly Route[] = [
  open('/', homeFace, {
    daily: true,
    about: 'Front page: what this is, the latest events, one case in full, the numbers.',
  }),
  open('/records', searchFace, { query: searchParameters, about: 'Browse and search the records.' }),
  open('/records/:id', recordFace, {
    daily: true,
    about: 'One record: every statement with who makes it and where.',
  }),
  open('/records/:id/history', historyFace, {
    query: ['page'],
    about: 'The versions of a record and what each changed.',
  }),
  open('/records/:id/revisions/:number', revisionFace, { about: 'A record as it stood in one version.' }),
  open('/records/:id/revisions/:number/canonical', canonicalFace, {
    about: 'The exact bytes of a version, for checking.',
  }),
  open('/entities', entitiesFace, {
    query: ['starts', 'page'],
    about: 'Organisations, public bodies and systems by name.',
  }),
  open('/entities/:id', entityFace, { query: ['page'], about: 'One entity, its roles and its records.' }),
  open('/sources/:id', sourceFace, { query: ['page'], about: 'One source and the records that cite it.' }),
  open('/vocabularies', vocabulariesFace, { about: 'The lists of terms that records use.' }),
  open('/vocabularies/:name', vocabularyFace, { about: 'One list of terms with how many records use each.' }),
  open('/alias/:id', aliasFace, { about: 'Leads from the id of another collection to its record, or lists several.' }),
];
