import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { TextWriter } from '../text-writer.ts';
import { marks, textRowOf } from './text-row.ts';

const AT_ONCE = 100;

/**
 * Full text by an index of words and phrases read in the texts. Unstemmed words are also noted in a list, for suggestions;
 * it only grows, until everything derived is made again.
 */
export function makeTextWriter(db: Kysely<Tables>): TextWriter {
  return {
    put: async (rows) => {
      for (let at = 0; at < rows.length; at += AT_ONCE) {
        const values = rows.slice(at, at + AT_ONCE).map(({ docid, text }) => {
          const row = textRowOf(docid, text);
          const texts = [Buffer.from(row.pairs), row.texts, row.marked];
          return sql`(${sql.join([docid, row.size, row.is_long, ...texts])})`;
        });
        await sql`with put as (
          insert into text_index (docid, size, is_long, pairs, texts, marked) values ${sql.join(values)} returning marked
        ) insert into text_form
          select distinct substr(word, 2) from put, unnest(string_to_array(marked, ' ')) as word
          where starts_with(word, ${marks.forms}) on conflict do nothing`.execute(db);
      }
    },
    remove: async (docids) => {
      await sql`delete from text_index where docid = any(${docids})`.execute(db);
    },
    clear: async () => {
      await sql`delete from text_index`.execute(db);
      await sql`delete from text_form`.execute(db);
    },
  };
}
