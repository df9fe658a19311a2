import { DatabaseSync } from 'node:sqlite';

const LISTS = [
  'select * from card order by docid',
  'select * from role order by entity, role, docid',
  'select * from naming order by id, docid',
  'select * from alias order by alias, docid',
  'select * from annotation order by field, docid, asserter, value',
  'select * from entity_line order by id',
  'select docid, id, alive, first_day, last_day, published, changed, completeness, numbers from search_row order by docid',
  'select term, col, doc, cnt from text_vocab order by term, col',
];

/**
 * Everything that an SQLite file holds beside documents, as plain rows: the lists, the search columns with their tokens
 * as text, and the terms of the text index. Sequences are left out, because a rebuild moves them on.
 */
export function derivedTables(path: string): readonly (readonly object[])[] {
  const raw = new DatabaseSync(path, { readOnly: true });
  try {
    const texts = new Map(
      raw
        .prepare('select id, token from search_token')
        .all()
        .map((row) => [row.id, row.token]),
    );
    const tokens = raw.prepare('select id, tokens from search_row order by docid').all();
    const numbers = (bytes: unknown) => [...new Uint32Array(Uint8Array.from(bytes as Uint8Array).buffer)];
    const named = tokens.map((row) => ({ id: row.id, tokens: numbers(row.tokens).map((number) => texts.get(number)) }));
    return [...LISTS.map((sql) => raw.prepare(sql).all()), named];
  } finally {
    raw.close();
  }
}

/** The audit of an SQLite file, oldest first, as "who action target: outcome". */
export function auditLines(path: string): readonly string[] {
  const raw = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = raw.prepare('select actor, action, target, outcome from audit order by n').all();
    return rows.map(({ actor, action, target, outcome }) => `${actor} ${action} ${target ?? '-'}: ${outcome}`);
  } finally {
    raw.close();
  }
}
