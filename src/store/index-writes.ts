import type { Kysely } from 'kysely';
import type { IndexEntry } from '../core/index-entry.ts';
import { numberOf } from '../core/revision.ts';
import { chunks } from './chunks.ts';
import type { RowWriters } from './row-writers.ts';
import type { Sequence } from './sequence.ts';
import type { Tables } from './tables.ts';
import type { TextWriter } from './text-writer.ts';
import type { Tokens } from './tokens.ts';

/** What the index needs beside a connection: full text, the numbers of facet tokens, the sequence, and its tables' writers. */
export type Index = {
  readonly text: TextWriter;
  readonly tokens: Tokens;
  readonly sequence: Sequence;
  readonly rows: RowWriters;
};

function cardRow(entry: IndexEntry) {
  const { id, card, submitter, statements } = entry;
  const shown = { submitter, first_day: entry.firstDay ?? null, statements };
  return { docid: numberOf(id), id, published: card.published, card: JSON.stringify(card), ...shown };
}

function searchRow(entry: IndexEntry, seq: number, tokens: Uint32Array) {
  const { published, changed, completeness } = entry.card;
  return {
    ...{ docid: numberOf(entry.id), id: entry.id, seq, alive: 1 },
    ...{ first_day: entry.firstDay ?? null, last_day: entry.lastDay ?? null, published, changed, completeness },
    ...{ numbers: JSON.stringify(entry.numbers), tokens: new Uint8Array(tokens.buffer) },
  };
}

/** Writing all that is derived from published records: cards, roles, aliases, annotations, search rows and full text. */
export function makeIndexWrites(db: Kysely<Tables>, { text, tokens, sequence, rows }: Index) {
  async function remove(ids: readonly string[]): Promise<readonly number[]> {
    const all = ids.map(numberOf);
    for (const docids of chunks(all)) {
      for (const table of ['card', 'role', 'naming', 'alias', 'annotation'] as const) {
        await db.deleteFrom(table).where('docid', 'in', docids).execute();
      }
    }
    await text.remove(all);
    return all;
  }

  async function putIndex(entries: readonly IndexEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await remove(entries.map((entry) => entry.id));
    const seq = await sequence.now();
    const each = entries.map((entry) => ({ entry, docid: numberOf(entry.id) }));
    await rows.cards(db, entries.map(cardRow));
    await rows.roles(
      db,
      each.flatMap(({ entry, docid }) => entry.roles.map(({ entity, role }) => ({ entity, role, docid }))),
    );
    await rows.namings(
      db,
      each.flatMap(({ entry, docid }) => entry.named.map((id) => ({ id, docid }))),
    );
    await rows.aliases(
      db,
      each.flatMap(({ entry, docid }) =>
        [...new Set(entry.aliases.map((one) => one.toLowerCase()))].map((alias) => ({ alias, docid })),
      ),
    );
    await rows.annotations(
      db,
      each.flatMap(({ entry, docid }) => entry.annotations.map((said) => ({ ...said, docid }))),
    );
    const numbers = await tokens.numbersOf(
      db,
      entries.map((entry) => entry.tokens),
    );
    await rows.searchRows(
      db,
      entries.map((entry, at) => searchRow(entry, seq, Uint32Array.from(numbers[at] ?? []))),
    );
    await text.put(each.map(({ entry, docid }) => ({ docid, text: entry.text })));
  }

  async function removeIndex(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const gone = { alive: 0, seq: await sequence.now(), tokens: new Uint8Array(0), numbers: '{}' };
    for (const docids of chunks(await remove(ids))) {
      await db.updateTable('search_row').set(gone).where('docid', 'in', docids).execute();
    }
  }

  return { putIndex, removeIndex };
}
