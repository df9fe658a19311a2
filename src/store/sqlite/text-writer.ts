import type { DatabaseSync } from 'node:sqlite';
import type { IndexText } from '../../core/index-entry.ts';

/** The part of the index that differs between engines: full text. Calls belong inside the store's transaction. */
export type TextWriter = {
  put(docid: number, text: IndexText): void;
  remove(docid: number): void;
  clear(): void;
};

/** Full text by FTS5; the words arrive folded, segmented and stemmed, so the index keeps no copy of the text. */
export function makeTextWriter(raw: DatabaseSync): TextWriter {
  const insert = raw.prepare(
    'insert or replace into text_index (rowid, title, names, summary, facts, sources, forms, fielded) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = raw.prepare('delete from text_index where rowid = ?');
  return {
    put: (docid, { title, names, summary, facts, sources, forms, fielded }) => {
      insert.run(docid, title, names, summary, facts, sources, forms, fielded);
    },
    remove: (docid) => {
      remove.run(docid);
    },
    clear: () => raw.exec("insert into text_index (text_index) values ('delete-all')"),
  };
}
