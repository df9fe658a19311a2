import { type Kysely, sql } from 'kysely';
import type { AccountReads } from '../core/account-ports.ts';
import type { EntityDocument } from '../core/entity.ts';
import type { FollowReads } from '../core/follow-ports.ts';
import { derivedVersion } from '../core/index-entry.ts';
import type { ItemReads } from '../core/item-ports.ts';
import type { ReadStore } from '../core/ports.ts';
import type { WebhookReads } from '../core/webhook-ports.ts';
import { makeAccountReads } from './account-reads.ts';
import { makeCardReads } from './card-reads.ts';
import { makeChangeReads } from './change-reads.ts';
import { chunks } from './chunks.ts';
import { makeFollowReads } from './follow-reads.ts';
import { makeItemReads } from './item-reads.ts';
import { makeMirrorReads } from './mirror-reads.ts';
import { cardOf, documentOf, headOf, lineOf, revisionOf } from './rows.ts';
import type { Tables } from './tables.ts';
import { makeWebhookReads } from './webhook-reads.ts';

/** What may lag behind a little, and so may come from a replica. */
export type PublicReads = Omit<ReadStore, 'sequence' | keyof DeskReads>;
/** What always comes from the database itself: whatever was taken back there is gone at once. */
export type DeskReads = ItemReads & AccountReads & FollowReads & WebhookReads;

type Reads = PublicReads;

// What no public record names is shown nowhere: an entity or source of a withdrawn record goes and comes with the record.
const isNamed = (id: 'document.id' | 'entity_line.id') =>
  sql<boolean>`exists (select 1 from naming where naming.id = ${sql.ref(id)})`;

async function isClosed(db: Kysely<Tables>, id: string, number: number): Promise<boolean> {
  const found = db.selectFrom('closing').select('number').where('id', '=', id).where('number', '=', number);
  return (await found.executeTakeFirst()) !== undefined;
}

function documentReads(db: Kysely<Tables>) {
  return {
    head: async (id) => {
      const row = await db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();
      return row && headOf(row);
    },
    headsOf: async (ids) => {
      const all = db.selectFrom('document').selectAll();
      const found = await Promise.all(chunks([...new Set(ids)]).map((part) => all.where('id', 'in', part).execute()));
      return found.flat().map(headOf);
    },
    mergedInto: async (ids) => {
      const all = db.selectFrom('document').selectAll().orderBy('seq');
      const found = await Promise.all(
        chunks([...new Set(ids)]).map((part) => all.where('merged_into', 'in', part).execute()),
      );
      return found.flat().map(headOf);
    },
    heads: async (kind, { limit, offset }) => {
      const all = db.selectFrom('document').selectAll().where('kind', '=', kind).orderBy('number');
      return (await all.limit(limit).offset(offset).execute()).map(headOf);
    },
    revision: async (id, number) => {
      const columns = db
        .selectFrom('revision')
        .select(['number', 'canonical', 'salt', 'commitment'])
        .where('id', '=', id);
      const wanted = number === undefined ? columns.orderBy('number', 'desc') : columns.where('number', '=', number);
      const row = await wanted.limit(1).executeTakeFirst();
      // Only what was closed may be empty; anything else that is does not fit its commitment.
      if (row?.canonical === '' && (await isClosed(db, id, row.number))) return undefined;
      return row && revisionOf(row);
    },
    history: async (id) => {
      const rows = await db
        .selectFrom('revision')
        .leftJoin('closing', (join) =>
          join.onRef('closing.id', '=', 'revision.id').onRef('closing.number', '=', 'revision.number'),
        )
        .select(['revision.number', 'revision.seq', 'revision.time', 'revision.state', 'revision.reason'])
        .select(['revision.credit', 'revision.commitment', 'closing.time as closed_time'])
        .select(['closing.reason as closed_reason', 'closing.credit as closed_credit'])
        .where('revision.id', '=', id)
        .orderBy('revision.number', 'desc')
        .execute();
      return rows.map(lineOf);
    },
    draft: async (id) => {
      const row = await db.selectFrom('draft').select('document').where('id', '=', id).executeTakeFirst();
      return row && JSON.parse(row.document);
    },
    current: async (ids) => {
      const found = await Promise.all(
        chunks([...new Set(ids)]).map((part) =>
          db
            .selectFrom('revision')
            .innerJoin('document', (join) =>
              join.onRef('document.id', '=', 'revision.id').onRef('document.revision', '=', 'revision.number'),
            )
            .select('revision.canonical')
            .where('revision.id', 'in', part)
            .where('revision.canonical', '<>', '')
            .orderBy('revision.id')
            .execute(),
        ),
      );
      return found.flat().map(documentOf);
    },
  } satisfies Partial<Reads>;
}

function entityReads(db: Kysely<Tables>) {
  return {
    entityRoles: async (entityId, { limit, offset }) => {
      const rows = await db
        .selectFrom('role')
        .innerJoin('card', 'card.docid', 'role.docid')
        .select(['role.role', 'card.card'])
        .where('role.entity', '=', entityId)
        .orderBy('role.docid', 'desc')
        .orderBy('role.role')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map((row) => ({ role: row.role, record: cardOf(row) }));
    },
    entityRoleCounts: async (entityId) => {
      const rows = await db
        .selectFrom('role')
        .select(['role', (eb) => eb.fn.countAll<number>().as('n')])
        .where('entity', '=', entityId)
        .groupBy('role')
        .orderBy('role')
        .execute();
      return Object.fromEntries(rows.map((row) => [row.role, Number(row.n)]));
    },
    entities: async ({ limit, offset, startsWith }) => {
      const prefix = startsWith ?? '';
      const all = db
        .selectFrom('entity_line')
        .where('sort', '>=', prefix)
        .where('sort', '<', `${prefix}\u{10ffff}`)
        .where(isNamed('entity_line.id'));
      const total = await all.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
      const rows = await all
        .innerJoin('document', 'document.id', 'entity_line.id')
        .innerJoin('revision', (join) =>
          join.onRef('revision.id', '=', 'document.id').onRef('revision.number', '=', 'document.revision'),
        )
        .select((eb) => [
          'revision.canonical',
          eb
            .selectFrom('role')
            .select((inner) => inner.fn.count<number>('docid').distinct().as('n'))
            .whereRef('role.entity', '=', 'entity_line.id')
            .as('records'),
        ])
        .orderBy('entity_line.sort')
        .orderBy('entity_line.id')
        .limit(limit)
        .offset(offset)
        .execute();
      const lines = rows.map((row) => ({
        entity: documentOf(row) as EntityDocument,
        records: Number(row.records ?? 0),
      }));
      return { total: Number(total.n), lines };
    },
  } satisfies Partial<Reads>;
}

function bookReads(db: Kysely<Tables>) {
  return {
    origin: async (collection, key) => {
      const all = db.selectFrom('origin').select('id').where('collection', '=', collection);
      return (await all.where('key', '=', key).executeTakeFirst())?.id;
    },
    origins: async (collection, keys) => {
      const all = db.selectFrom('origin').select(['key', 'id']).where('collection', '=', collection);
      const asked = keys === undefined ? [all] : chunks(keys).map((part) => all.where('key', 'in', part));
      const found = await Promise.all(asked.map((query) => query.execute()));
      return new Map(found.flat().map((row) => [row.key, row.id]));
    },
    ownedBy: async (collection, ids) => {
      const all = db.selectFrom('origin').select('id').where('collection', '=', collection);
      const found = await Promise.all(chunks(ids).map((part) => all.where('id', 'in', part).execute()));
      return new Set(found.flat().map((row) => row.id));
    },
    recordsCalled: async (aliases) => {
      const all = db
        .selectFrom('alias')
        .innerJoin('card', 'card.docid', 'alias.docid')
        .select(['alias.alias', 'card.id'])
        .orderBy('alias.docid');
      const wanted = chunks([...new Set(aliases.map((alias) => alias.toLowerCase()))]);
      const found = await Promise.all(wanted.map((part) => all.where('alias.alias', 'in', part).execute()));
      const byAlias = Map.groupBy(found.flat(), (row) => row.alias);
      return new Map([...byAlias].map(([alias, rows]) => [String(alias), rows.map((row) => row.id)]));
    },
    publiclyNamed: async (ids) => {
      const all = db.selectFrom('document').select('id').where(isNamed('document.id'));
      const found = await Promise.all(chunks([...new Set(ids)]).map((part) => all.where('id', 'in', part).execute()));
      return new Set(found.flat().map((row) => row.id));
    },
    numbers: async () => {
      const count = (table: 'card' | 'revision') => sql<number>`(select count(*) from ${sql.table(table)})`;
      const row = await db
        .selectNoFrom([
          count('card').as('records'),
          count('revision').as('revisions'),
          sql<number>`(select count(*) from entity_line where ${isNamed('entity_line.id')})`.as('entities'),
          sql<number>`(select count(*) from (select distinct id from naming where id >= 'S-' and id < 'S.') as cited)`.as(
            'sources',
          ),
          sql<number>`(select coalesce(sum(statements), 0) from card)`.as('statements'),
        ])
        .executeTakeFirstOrThrow();
      const { records, revisions, entities, sources, statements } = row;
      return { records, revisions, entities, sources, statements };
    },
    setting: async (name) => {
      const row = await db.selectFrom('meta').select('value').where('key', '=', `setting.${name}`).executeTakeFirst();
      return row?.value;
    },
    needsRebuild: async () => {
      const derived = await db.selectFrom('meta').select('value').where('key', '=', 'derived').executeTakeFirst();
      if (derived?.value === derivedVersion) return false;
      return (await db.selectFrom('revision').select('id').limit(1).executeTakeFirst()) !== undefined;
    },
  } satisfies Partial<Reads>;
}

/** The reading half of the store over one connection, without the desk. */
export function makePublicReads(db: Kysely<Tables>): PublicReads {
  return {
    ...{ ...documentReads(db), ...makeChangeReads(db), ...makeMirrorReads(db) },
    ...{ ...entityReads(db), ...makeCardReads(db), ...bookReads(db) },
  };
}

/** The reading half of the store over one connection. */
export function makeReads(db: Kysely<Tables>): PublicReads & DeskReads {
  return {
    ...makePublicReads(db),
    ...makeItemReads(db),
    ...makeAccountReads(db),
    ...makeFollowReads(db),
    ...makeWebhookReads(db),
  };
}
