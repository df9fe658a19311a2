import { type Kysely, sql } from 'kysely';
import type { Doubt } from '../core/holdings.ts';
import type { Tables } from './tables.ts';

type Law = { readonly what: string; readonly sql: string };

const AT_MOST = 1_000;
const published = `d.kind = 'record' and d.state = 'published'`;

// Each finds the ids of rows that break a law. They say the same to every engine.
const laws: readonly Law[] = [
  {
    what: 'its id does not fit its kind and number',
    sql: `select d.id from document d where d.id <> case d.kind when 'source' then 'S' when 'entity' then 'E'
      else coalesce((select value from meta where key = 'setting.prefix'), 'CB') end || '-' || cast(d.number as text)`,
  },
  {
    what: 'its revisions are not numbered from 1 without a gap',
    sql: `select id from revision group by id having min(number) <> 1 or max(number) <> count(*)`,
  },
  {
    what: 'the document does not stand at its newest revision',
    sql: `select d.id from document d left join revision r on r.id = d.id
      group by d.id, d.revision having d.revision <> coalesce(max(r.number), 0)`,
  },
  {
    what: 'the document and its newest revision disagree on state, sequence or time',
    sql: `select d.id from document d join revision r on r.id = d.id and r.number = d.revision
      where d.state <> r.state or d.seq <> r.seq or coalesce(d.last_time, '') <> r.time`,
  },
  {
    what: 'the document and its first revision disagree on the time',
    sql: `select d.id from document d join revision r on r.id = d.id and r.number = 1
      where coalesce(d.first_time, '') <> r.time`,
  },
  {
    what: 'has a revision, but there is no such document',
    sql: `select distinct r.id from revision r left join document d on d.id = r.id where d.id is null`,
  },
  {
    what: 'shares its place in the public sequence with another revision',
    sql: `select id from revision where seq in (select seq from revision group by seq having count(*) > 1)`,
  },
  {
    what: 'has a revision beyond the public sequence',
    sql: `select id from revision where seq > (select cast(value as bigint) from meta where key = 'seq')`,
  },
  {
    what: 'its number is above that of its counter, so it could be given again',
    sql: `select d.id from document d left join counter c on c.name = d.kind where d.number > coalesce(c.value, 0)`,
  },
  {
    what: 'is a draft without a text',
    sql: `select d.id from document d left join draft on draft.id = d.id where d.state = 'draft' and draft.id is null`,
  },
  {
    what: 'has the text of a draft, but no document is a draft of that id',
    sql: `select draft.id from draft left join document d on d.id = draft.id and d.state = 'draft' where d.id is null`,
  },
  {
    what: 'is the key of a document that does not exist',
    sql: `select o.collection || ' ' || o.key as id from origin o left join document d on d.id = o.id where d.id is null`,
  },
  {
    what: 'is merged into a record that does not exist',
    sql: `select d.id from document d left join document s on s.id = d.merged_into
      where d.merged_into is not null and s.id is null`,
  },
  {
    what: 'is merged without saying into what, or says so without being merged',
    sql: `select id from document where case state when 'merged' then 1 else 0 end
      <> case when merged_into is null then 0 else 1 end`,
  },
  {
    what: 'is merged into itself, over one record or several',
    sql: `with recursive walk (start, id) as (
        select id, merged_into from document where merged_into is not null
        union select walk.start, d.merged_into from walk join document d on d.id = walk.id where d.merged_into is not null
      ) select start as id from walk where start = id`,
  },
  {
    what: 'has a version that was closed, but there is no such version',
    sql: `select distinct c.id from closing c left join revision r on r.id = c.id and r.number = c.number where r.id is null`,
  },
  {
    what: 'is published, but its newest version was closed',
    sql: `select d.id from document d join closing c on c.id = d.id and c.number = d.revision where d.state = 'published'`,
  },
  {
    what: 'has a line of talk, but there is no such item',
    sql: `select distinct m.item as id from item_message m left join item i on i.id = m.item where i.id is null`,
  },
  {
    what: 'is published, but not in the lists',
    sql: `select d.id from document d left join card on card.docid = d.number and card.id = d.id
      where ${published} and card.id is null`,
  },
  {
    what: 'is in the lists, but not published',
    sql: `select card.id from card left join document d on d.id = card.id and d.number = card.docid and ${published}
      where d.id is null`,
  },
  {
    what: 'is published, but not in the columns of the search',
    sql: `select d.id from document d left join search_row s on s.docid = d.number and s.id = d.id and s.alive = 1
      where ${published} and s.id is null`,
  },
  {
    what: 'is in the columns of the search, but not published',
    sql: `select s.id from search_row s left join document d on d.id = s.id and d.number = s.docid and ${published}
      where s.alive = 1 and d.id is null`,
  },
  {
    what: 'is in the index of names, but no published entity',
    sql: `select e.id from entity_line e left join document d on d.id = e.id and d.kind = 'entity' and d.state = 'published'
      where d.id is null`,
  },
  ...['role', 'naming', 'alias', 'annotation'].map((table) => ({
    what: `${table}: is said of a record that is not in the lists`,
    sql: `select distinct 'record number ' || cast(t.docid as text) as id from ${table} t
      left join card on card.docid = t.docid where card.docid is null`,
  })),
];

// `text` holds the number of every record whose words the full text holds.
const textLaws = (text: string): readonly Law[] => [
  {
    what: 'is published, but not in the full text',
    sql: `select d.id from document d left join (${text}) t on t.docid = d.number where ${published} and t.docid is null`,
  },
  {
    what: 'is in the full text, but not published',
    sql: `select 'record number ' || cast(t.docid as text) as id from (${text}) t
      left join document d on d.number = t.docid and ${published} where d.id is null`,
  },
];

/** Rows that contradict each other; `text` is a query for the `docid` of every record that the full text holds. */
export async function* contradictions(db: Kysely<Tables>, text: string): AsyncGenerator<Doubt> {
  for (const { what, sql: query } of [...laws, ...textLaws(text)]) {
    const found = await sql<{
      id: string;
    }>`select id from (${sql.raw(query)}) as found order by id limit ${sql.lit(AT_MOST)}`.execute(db);
    for (const { id } of found.rows) yield { id: String(id), what };
  }
}
