import { isAddress } from '../../src/core/place-name.ts';
import { pastTheStore } from './raw-rows.ts';

const tables: Readonly<Record<string, string>> = {
  card: 'select docid, id, published, submitter, first_day, card, statements from card order by docid',
  role: 'select entity, role, docid from role order by entity, role, docid',
  naming: 'select id, docid from naming order by id, docid',
  alias: 'select alias, docid from alias order by alias, docid',
  annotation: 'select field, docid, asserter, value from annotation order by field, docid, asserter, value',
  entity_line: 'select id, sort from entity_line order by id',
  columns: `select docid, id, first_day, last_day, published, changed, completeness, numbers, tokens
    from search_row where alive = 1 order by docid`,
  // Rows of what left the public stay, so that search threads hear of it; nothing of them may be found.
  gone: `select docid, id, first_day, last_day, published, changed, completeness, numbers, tokens
    from search_row where alive <> 1 order by docid`,
};

const words = {
  sqlite: {
    before: ['create virtual table temp.every_word using fts5vocab(main, text_index, instance)'],
    sql: 'select term, doc, col, "offset" from temp.every_word order by term, doc, col, "offset"',
  },
  postgres: {
    before: [],
    sql: `select docid, size, is_long, encode(pairs, 'hex') as pairs, texts, marked
      from text_index full join text_pairs using (docid) order by docid`,
  },
};

/** Each derived table by its name, as lines of text. */
export type Dump = Readonly<Record<string, readonly string[]>>;

/**
 * The derived tables of a database, every single word of the index included (`words`, which each engine keeps in its own
 * way); numbers of tokens are resolved, sequences left out.
 */
export async function dumpDerived(place: string): Promise<Dump> {
  return pastTheStore(place, async (ask) => {
    const tokens = new Map((await ask('select id, token from search_token')).map((row) => [row.id, row.token]));
    const textOf = (_: string, value: unknown): unknown => {
      if (!(value instanceof Uint8Array)) return value;
      const numbers = new Uint32Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));
      return [...numbers].map((number) => tokens.get(number) ?? `token ${number} is unknown`);
    };
    const { before, sql: everyWord } = words[isAddress(place) ? 'postgres' : 'sqlite'];
    for (const statement of before) await ask(statement);
    const dump: Record<string, readonly string[]> = {};
    for (const [name, sql] of Object.entries({ ...tables, words: everyWord }))
      dump[name] = (await ask(sql)).map((row) => JSON.stringify(row, textOf));
    return dump;
  });
}

/** The tables in which two dumps differ, each with its first different line. */
export function differences(before: Dump, after: Dump): readonly string[] {
  return [...Object.keys(tables), 'words'].flatMap((name) => {
    const [old = [], now = []] = [before[name], after[name]];
    const at = old.findIndex((line, index) => line !== now[index]);
    if (at < 0 && old.length === now.length) return [];
    const first = (at < 0 ? now[old.length] : old[at]) ?? '';
    return [`${name}: ${old.length} and ${now.length} lines, first different: ${first.slice(0, 200)}`];
  });
}
