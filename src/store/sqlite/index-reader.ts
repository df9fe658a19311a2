import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { ColumnRow, IndexReader, WordCount } from '../../core/ports.ts';
import { matchExpression } from './match-expression.ts';
import { fileWarmer } from './warm-file.ts';

type Row = Record<string, SQLOutputValue>;

// Tens of thousands of rows come over ten times faster as one JSON text than as one object each.
const docidsIn = (row: Row | undefined): Uint32Array =>
  Uint32Array.from(JSON.parse(String(row?.['docids'])) as number[]);

const optional = (value: SQLOutputValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

function tokensIn(blob: SQLOutputValue | undefined): Uint32Array {
  if (!(blob instanceof Uint8Array)) return new Uint32Array(0);
  return new Uint32Array(blob.buffer.slice(blob.byteOffset, blob.byteOffset + blob.byteLength));
}

function columnRow(row: Row): ColumnRow {
  const numbers = String(row['numbers']);
  return {
    docid: Number(row['docid']),
    id: String(row['id']),
    seq: Number(row['seq']),
    alive: row['alive'] === 1,
    firstDay: optional(row['first_day']),
    lastDay: optional(row['last_day']),
    published: String(row['published']),
    changed: String(row['changed']),
    completeness: Number(row['completeness']),
    numbers: numbers === '{}' ? {} : (JSON.parse(numbers) as Record<string, number>),
    tokens: tokensIn(row['tokens']),
  };
}

const wordCount = (row: Row): WordCount => ({ word: String(row['word']), count: Number(row['count']) });

const SQL = {
  sequence: `select value from meta where key = 'seq'`,
  rows: `select docid, id, seq, alive, first_day, last_day, published, changed, completeness, numbers, tokens
    from search_row where seq > ? order by docid`,
  tokens: 'select id, token from search_token where id > ? order by id',
  match: 'select json_group_array(rowid) as docids from text_index where text_index match ?',
  // The driver binds numbers as floating point, and FTS5 ignores a rowid that is not an integer.
  matches: 'select 1 from text_index where text_index match ? and rowid = cast(? as integer)',
  rank: `select json_group_array(docid) as docids from (
    select rowid as docid from text_index where text_index match ? order by bm25(text_index, 10, 8, 4, 2, 1, 0, 0), rowid)`,
  count: 'select count(*) as records from (select 1 from text_index where text_index match ? limit ?)',
  annotations: 'select docid, asserter, value from annotation where field = ? order by docid, asserter, value',
  words: 'select term as word, doc as count from temp.text_word where term > ?',
  forms: `select term as word from text_vocab where term >= ? and term < ? and col = 'forms' limit ?`,
} as const;

/** Opens the index of an existing database for one search thread, on a connection of its own that cannot write. */
export function openIndexReader(path: string): IndexReader {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  db.exec('pragma cache_size = -16000; pragma temp_store = memory;');
  db.exec(`create virtual table temp.text_word using fts5vocab(main, text_index, 'row')`);
  const [sequence, rows, tokens] = [db.prepare(SQL.sequence), db.prepare(SQL.rows), db.prepare(SQL.tokens)];
  const [match, matches, rank] = [db.prepare(SQL.match), db.prepare(SQL.matches), db.prepare(SQL.rank)];
  const [count, words, forms] = [db.prepare(SQL.count), db.prepare(SQL.words), db.prepare(SQL.forms)];
  const annotations = db.prepare(SQL.annotations);
  const file = fileWarmer(path, process.availableMemory() / 2);
  return {
    reach: () => undefined,
    sequence: () => Number(sequence.get()?.['value'] ?? 0),
    rows: (seq) => Iterator.from(rows.iterate(seq)).map(columnRow),
    tokens: (after) =>
      Iterator.from(tokens.iterate(after)).map((row) => ({ id: Number(row['id']), token: String(row['token']) })),
    match: (phrases) => docidsIn(match.get(matchExpression(phrases))),
    matches: (phrases, docid) => matches.get(matchExpression(phrases), docid) !== undefined,
    rank: (phrases, docids) => {
      const wanted = new Set(docids);
      return docidsIn(rank.get(matchExpression(phrases))).filter((docid) => wanted.has(docid));
    },
    count: (phrases, limit) => Number(count.get(matchExpression(phrases), limit)?.['records']),
    warm: file.warm,
    annotations: (field) =>
      Iterator.from(annotations.iterate(field)).map((row) => ({
        docid: Number(row['docid']),
        asserter: String(row['asserter']),
        value: String(row['value']),
      })),
    words: (word) => Iterator.from(words.iterate(word)).map(wordCount),
    forms: (prefix, limit) => forms.all(prefix, `${prefix}\u{10ffff}`, limit).map(({ word }) => String(word)),
    formCounts: (asked, limit) =>
      asked
        .map((word) => ({
          word,
          count: Number(count.get(matchExpression([{ part: 'forms', words: word }]), limit)?.['records']),
        }))
        .filter((form) => form.count > 0),
    close: () => {
      file.close();
      db.close();
    },
  };
}
