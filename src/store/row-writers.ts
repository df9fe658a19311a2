import type { Kysely } from 'kysely';
import { putsRows } from './many-rows.ts';
import type { Tables } from './tables.ts';

const overwrite = (key: string, columns: readonly string[]): string =>
  `on conflict (${key}) do update set ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`;

// The first time a document was published stays, whatever comes later.
const newHead = `${overwrite('id', ['state', 'revision', 'seq', 'merged_into', 'last_time'])},
  first_time = coalesce(document.first_time, excluded.first_time)`;

const ofRow = ['id', 'seq', 'alive', 'first_day', 'last_day', 'published', 'changed', 'completeness'] as const;

/** The writers of every table that may get many rows at once; their statements are built once for each store. */
export function makeRowWriters(db: Kysely<Tables>) {
  return {
    heads: putsRows(db, 'document', {
      columns: ['id', 'kind', 'number', 'state', 'revision', 'seq', 'merged_into', 'first_time', 'last_time'],
      ending: newHead,
    }),
    revisions: putsRows(db, 'revision', {
      columns: ['id', 'number', 'seq', 'time', 'state', 'reason', 'credit', 'canonical', 'salt', 'commitment'],
    }),
    lines: putsRows(db, 'entity_line', { columns: ['id', 'sort'], ending: overwrite('id', ['sort']) }),
    origins: putsRows(db, 'origin', {
      columns: ['collection', 'key', 'id'],
      ending: overwrite('collection, key', ['id']),
    }),
    cards: putsRows(db, 'card', {
      columns: ['docid', 'id', 'published', 'submitter', 'first_day', 'card', 'statements'],
    }),
    roles: putsRows(db, 'role', { columns: ['entity', 'role', 'docid'], ending: 'on conflict do nothing' }),
    namings: putsRows(db, 'naming', { columns: ['id', 'docid'] }),
    aliases: putsRows(db, 'alias', { columns: ['alias', 'docid'] }),
    annotations: putsRows(db, 'annotation', { columns: ['docid', 'field', 'asserter', 'value'] }),
    searchRows: putsRows(db, 'search_row', {
      columns: ['docid', ...ofRow, 'numbers', 'tokens'],
      ending: overwrite('docid', [...ofRow, 'numbers', 'tokens']),
    }),
  };
}

/** See `makeRowWriters`. */
export type RowWriters = ReturnType<typeof makeRowWriters>;
