import type { Kysely } from 'kysely';
import type { IndexEntry } from '../core/index-entry.ts';
import { numberOf } from '../core/revision.ts';
import { builtOnce } from './built-once.ts';
import type { TextWriter } from './sqlite/text-writer.ts';
import type { Tables } from './tables.ts';
import type { Tokens } from './tokens.ts';

/** What the index needs beside its tables: full text, and the numbers of facet tokens. */
export type Index = { readonly text: TextWriter; readonly tokens: Tokens };

type Row<Table extends keyof Tables> = Tables[Table];

const AT_ONCE = 500;
const cardColumns = ['docid', 'id', 'published', 'submitter', 'first_day', 'card', 'statements'] as const;
const rowColumns = [
  'docid',
  'id',
  'seq',
  'alive',
  'first_day',
  'last_day',
  'published',
  'changed',
  'completeness',
  'numbers',
  'tokens',
] as const;

function queries(db: Kysely<Tables>) {
  return {
    card: builtOnce(db, cardColumns, (row: Row<'card'>) => db.insertInto('card').values(row)),
    role: builtOnce(db, ['entity', 'role', 'docid'], (row: Row<'role'>) =>
      db
        .insertInto('role')
        .values(row)
        .onConflict((conflict) => conflict.doNothing()),
    ),
    naming: builtOnce(db, ['id', 'docid'], (row: Row<'naming'>) => db.insertInto('naming').values(row)),
    alias: builtOnce(db, ['alias', 'docid'], (row: Row<'alias'>) => db.insertInto('alias').values(row)),
    annotation: builtOnce(db, ['docid', 'field', 'asserter', 'value'], (row: Row<'annotation'>) =>
      db.insertInto('annotation').values(row),
    ),
    row: builtOnce(db, rowColumns, (row: Row<'search_row'>) => db.replaceInto('search_row').values(row)),
  };
}

async function remove(db: Kysely<Tables>, index: Index, ids: readonly string[]): Promise<readonly number[]> {
  const all = ids.map(numberOf);
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const docids = all.slice(at, at + AT_ONCE);
    for (const table of ['card', 'role', 'naming', 'alias', 'annotation'] as const) {
      await db.deleteFrom(table).where('docid', 'in', docids).execute();
    }
  }
  for (const docid of all) index.text.remove(docid);
  return all;
}

async function sequence(db: Kysely<Tables>): Promise<number> {
  return Number((await db.selectFrom('meta').select('value').where('key', '=', 'seq').executeTakeFirstOrThrow()).value);
}

/** Writing all that is derived from published records: cards, roles, aliases, annotations, search rows and full text. */
export function makeIndexWrites(db: Kysely<Tables>, index: Index) {
  const run = queries(db);

  async function putOne(entry: IndexEntry, seq: number): Promise<void> {
    const { id, card, firstDay, lastDay } = entry;
    const { published, changed, completeness } = card;
    const docid = numberOf(id);
    const days = { first_day: firstDay ?? null, last_day: lastDay ?? null };
    const shown = { submitter: entry.submitter, first_day: days.first_day, statements: entry.statements };
    await run.card({ docid, id, published, card: JSON.stringify(card), ...shown });
    for (const { entity, role } of entry.roles) await run.role({ entity, role, docid });
    for (const named of entry.named) await run.naming({ id: named, docid });
    for (const alias of new Set(entry.aliases.map((one) => one.toLowerCase()))) await run.alias({ alias, docid });
    for (const { field, asserter, value } of entry.annotations) await run.annotation({ docid, field, asserter, value });
    const numbers = Uint32Array.from(await index.tokens.numbersOf(db, entry.tokens));
    await run.row({
      ...{ docid, id, seq, alive: 1, ...days },
      ...{ published, changed, completeness },
      ...{ numbers: JSON.stringify(entry.numbers), tokens: new Uint8Array(numbers.buffer) },
    });
    index.text.put(docid, entry.text);
  }

  async function putIndex(entries: readonly IndexEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await remove(
      db,
      index,
      entries.map((entry) => entry.id),
    );
    const seq = await sequence(db);
    for (const entry of entries) await putOne(entry, seq);
  }

  async function removeIndex(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const docids = await remove(db, index, ids);
    const gone = { alive: 0, seq: await sequence(db), tokens: new Uint8Array(0), numbers: '{}' };
    for (const docid of docids) await db.updateTable('search_row').set(gone).where('docid', '=', docid).execute();
  }

  return { sequence: () => sequence(db), putIndex, removeIndex };
}
