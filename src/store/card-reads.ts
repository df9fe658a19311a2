import { type Kysely, sql } from 'kysely';
import type { ReadStore } from '../core/ports.ts';
import { kindOf, type RevisionBody } from '../core/revision.ts';
import { chunks } from './chunks.ts';
import { cardOf } from './rows.ts';
import type { Tables } from './tables.ts';

/** Lists of public records. */
export function makeCardReads(db: Kysely<Tables>) {
  return {
    cards: async (ids) => {
      const found = await Promise.all(
        chunks(ids).map((part) => db.selectFrom('card').select(['id', 'card']).where('id', 'in', part).execute()),
      );
      const byId = new Map(found.flat().map((row) => [row.id, cardOf(row)]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    published: async (ids) => {
      // Asked by the kind of document too, SQLite would walk through all records for each part.
      const records = [...new Set(ids)].filter((id) => kindOf(id) === 'record');
      const all = db
        .selectFrom('revision')
        .innerJoin('document', (join) =>
          join.onRef('document.id', '=', 'revision.id').onRef('document.revision', '=', 'revision.number'),
        )
        .select(['revision.canonical', 'revision.commitment', 'document.first_time'])
        .where('document.state', '=', 'published')
        .where('revision.canonical', '<>', '');
      const found = await Promise.all(chunks(records).map((part) => all.where('revision.id', 'in', part).execute()));
      return found.flat().map(({ first_time, commitment, canonical }) => {
        return { published: first_time ?? '', commitment, body: JSON.parse(canonical) as RevisionBody };
      });
    },
    newest: async (limit) => {
      const all = db.selectFrom('card').select('card').orderBy('published', 'desc').orderBy('docid', 'desc');
      return (await all.limit(limit).execute()).map(cardOf);
    },
    latestEvents: async ({ limit, each, until, except = '' }) => {
      // Walks from one submitter to the next, and for each reads a few rows of an index, however many records there are.
      const found = await sql<{ card: string }>`
        with recursive one (submitter) as (
          select min(submitter) from card
          union all
          select (select min(submitter) from card where submitter > one.submitter) from one where submitter is not null
        ), latest as (
          select card.card, card.first_day, card.docid, row_number() over (
            partition by card.submitter order by card.first_day desc, card.docid desc) as place
          from one join card on card.docid in (
            select own.docid from card as own where own.submitter = one.submitter and own.first_day <= ${until}
              and own.id <> ${except}
            order by own.first_day desc, own.docid desc limit ${limit})
        )
        select card from (select * from latest order by place > ${each}, first_day desc, docid desc limit ${limit}) as chosen
        order by first_day desc, docid desc`.execute(db);
      return found.rows.map(cardOf);
    },
    sourceRecords: async (sourceId, { limit, offset }) => {
      const all = db
        .selectFrom('naming')
        .innerJoin('card', 'card.docid', 'naming.docid')
        .select('card.card')
        .where('naming.id', '=', sourceId)
        .orderBy('naming.docid');
      return (await all.limit(limit).offset(offset).execute()).map(cardOf);
    },
    recordsUsing: async (id) => {
      const all = db.selectFrom('naming').innerJoin('card', 'card.docid', 'naming.docid').select('card.id');
      return (await all.where('naming.id', '=', id).orderBy('naming.docid').execute()).map((row) => row.id);
    },
  } satisfies Partial<ReadStore>;
}
