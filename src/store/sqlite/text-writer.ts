import type { DatabaseSync } from 'node:sqlite';
import type { TextWriter } from '../text-writer.ts';

/** Full text by FTS5; the words arrive folded, segmented and stemmed, so the index keeps no copy of the text. */
export function makeTextWriter(raw: DatabaseSync): TextWriter {
  const insert = raw.prepare(
    'insert or replace into text_index (rowid, title, names, summary, facts, sources, forms, fielded) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = raw.prepare('delete from text_index where rowid = ?');
  return {
    put: async (rows) => {
      for (const { docid, text } of rows) {
        const { title, names, summary, facts, sources, forms, fielded } = text;
        insert.run(docid, title, names, summary, facts, sources, forms, fielded);
      }
    },
    remove: async (docids) => {
      for (const docid of docids) remove.run(docid);
    },
    clear: async () => raw.exec("insert into text_index (text_index) values ('delete-all')"),
  };
}
