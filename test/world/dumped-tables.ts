import { DatabaseSync } from 'node:sqlite';

const tables: Readonly<Record<string, string>> = {
  card: 'select docid, id, published, submitter, first_day, card, statements from card order by docid',
  role: 'select entity, role, docid from role order by entity, role, docid',
  naming: 'select id, docid from naming order by id, docid',
  alias: 'select alias, docid from alias order by alias, docid',
  annotation: 'select field, docid, asserter, value from annotation order by field, docid, asserter, value',
  entity_line: 'select id, sort from entity_line order by id',
  columns: `select docid, id, first_day, last_day, published, changed, completeness, numbers, tokens
    from search_row where alive = 1 order by docid`,
  words: 'select term, doc, col, "offset" from temp.every_word order by term, doc, col, "offset"',
};

/** Each derived table by its name, as lines of text. */
export type Dump = Readonly<Record<string, readonly string[]>>;

/** The derived tables of a database, every single word of the index included; numbers of tokens are resolved, sequences left out. */
export function dumpDerived(path: string): Dump {
  const db = new DatabaseSync(path);
  db.exec(`create virtual table temp.every_word using fts5vocab(main, text_index, instance)`);
  const texts = db.prepare('select id, token from search_token').all();
  const tokens = new Map(texts.map((row) => [row.id, row.token]));
  const textOf = (_: string, value: unknown): unknown => {
    if (!(value instanceof Uint8Array)) return value;
    const numbers = new Uint32Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));
    return [...numbers].map((number) => tokens.get(number) ?? `token ${number} is unknown`);
  };
  const linesOf = (sql: string): string[] => {
    const rows = db.prepare(sql).all();
    return rows.map((row) => JSON.stringify(row, textOf));
  };
  const dump = Object.entries(tables).map(([name, sql]) => [name, linesOf(sql)]);
  db.close();
  return Object.fromEntries(dump);
}

/** The tables in which two dumps differ, each with its first different line. */
export function differences(before: Dump, after: Dump): readonly string[] {
  return Object.keys(tables).flatMap((name) => {
    const [old = [], now = []] = [before[name], after[name]];
    const at = old.findIndex((line, index) => line !== now[index]);
    if (at < 0 && old.length === now.length) return [];
    const first = (at < 0 ? now[old.length] : old[at]) ?? '';
    return [`${name}: ${old.length} and ${now.length} lines, first different: ${first.slice(0, 200)}`];
  });
}
