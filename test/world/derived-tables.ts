import { isAddress } from '../../src/core/place-name.ts';
import { pastTheStore, rawRows } from './raw-rows.ts';

const LISTS = [
  'select * from card order by docid',
  'select * from role order by entity, role, docid',
  'select * from naming order by id, docid',
  'select * from alias order by alias, docid',
  'select * from annotation order by field, docid, asserter, value',
  'select * from entity_line order by id',
  'select docid, id, alive, first_day, last_day, published, changed, completeness, numbers from search_row order by docid',
];

const WORDS = {
  sqlite: 'select term, col, doc, cnt from text_vocab order by term, col',
  postgres: `select docid, texts, marked, encode(pairs, 'hex') as pairs
    from text_index full join text_pairs using (docid) order by docid`,
};

/**
 * Everything that a database holds beside documents, as plain rows: the lists, the search columns with their tokens as
 * text, and the words of the text index. Sequences are left out, because a rebuild moves them on.
 */
export async function derivedTables(place: string): Promise<readonly (readonly object[])[]> {
  return pastTheStore(place, async (ask) => {
    const texts = new Map((await ask('select id, token from search_token')).map((row) => [row.id, row.token]));
    const tokens = await ask('select id, tokens from search_row order by docid');
    const numbers = (bytes: unknown) => [...new Uint32Array(Uint8Array.from(bytes as Uint8Array).buffer)];
    const named = tokens.map((row) => ({ id: row.id, tokens: numbers(row.tokens).map((number) => texts.get(number)) }));
    const tables: (readonly object[])[] = [];
    for (const sql of [...LISTS, WORDS[isAddress(place) ? 'postgres' : 'sqlite']]) tables.push(await ask(sql));
    return [...tables, named];
  });
}

/** The audit of a database, oldest first, as "who action target: outcome". */
export async function auditLines(place: string): Promise<readonly string[]> {
  const rows = await rawRows(place, 'select actor, action, target, outcome from audit order by n');
  return rows.map(({ actor, action, target, outcome }) => `${actor} ${action} ${target ?? '-'}: ${outcome}`);
}
