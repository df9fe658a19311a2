import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { TextWriter } from '../text-writer.ts';
import { marks, textRowOf } from './text-row.ts';

const AT_ONCE = 100;
const tables = ['text_index', 'text_pairs'];

/**
 * Full text by an index of words and phrases read in the texts. Unstemmed words are also noted in a list, for suggestions;
 * it only grows, until everything derived is made again.
 */
export function makeTextWriter(db: Kysely<Tables>): TextWriter {
  return {
    put: async (rows) => {
      for (let at = 0; at < rows.length; at += AT_ONCE) {
        const some = rows.slice(at, at + AT_ONCE).map(({ docid, text }) => textRowOf(docid, text));
        const pairs = some.map((row) => sql`(${row.docid}, ${Buffer.from(row.pairs)})`);
        const texts = some.map((row) => sql`(${sql.join([row.docid, row.size, row.is_long, row.texts, row.marked])})`);
        await sql`with paired as (insert into text_pairs (docid, pairs) values ${sql.join(pairs)}), put as (
          insert into text_index (docid, size, is_long, texts, marked) values ${sql.join(texts)} returning marked
        ) insert into text_form
          select distinct substr(word, 2) from put, unnest(string_to_array(marked, ' ')) as word
          where starts_with(word, ${marks.forms}) on conflict do nothing`.execute(db);
      }
    },
    remove: async (docids) => {
      for (const table of tables) await sql`delete from ${sql.table(table)} where docid = any(${docids})`.execute(db);
    },
    clear: async () => {
      for (const table of [...tables, 'text_form']) await sql`delete from ${sql.table(table)}`.execute(db);
    },
  };
}
