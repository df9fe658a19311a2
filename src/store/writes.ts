import { type Kysely, sql } from 'kysely';
import { type EntityDocument, entityName } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import type { IndexEntry } from '../core/index-entry.ts';
import type { WriteStore } from '../core/ports.ts';
import { isShown } from '../core/privacy.ts';
import { kindOf, type Revision } from '../core/revision.ts';
import { makeReads } from './reads.ts';
import { numberOf, sortNameOf } from './rows.ts';
import type { TextWriter } from './sqlite/text-writer.ts';
import type { Tables } from './tables.ts';
import type { Tokens } from './tokens.ts';

type Index = { readonly text: TextWriter; readonly tokens: Tokens };

async function nextSequence(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .updateTable('meta')
    .set({ value: sql<string>`cast(cast(value as integer) + 1 as text)` })
    .where('key', '=', 'seq')
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(row.value);
}

async function nextNumber(db: Kysely<Tables>, counter: string): Promise<number> {
  const row = await db
    .insertInto('counter')
    .values({ name: counter, value: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: sql<number>`counter.value + 1` }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}

async function putRevision(db: Kysely<Tables>, put: { id: string; base: number; revision: Revision }): Promise<void> {
  const { id, base, revision } = put;
  const { body } = revision;
  const head = await db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();
  if ((head?.revision ?? 0) !== base || body.number !== base + 1) throw new Refused('conflict');
  const seq = await nextSequence(db);
  const now = { state: body.state, revision: body.number, seq, merged_into: body.mergedInto ?? null, last_time: body.time };
  const first = { id, kind: kindOf(id), number: numberOf(id), first_time: body.time };
  await db
    .insertInto('document')
    .values({ ...first, ...now })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ ...now, first_time: sql<string>`coalesce(document.first_time, excluded.first_time)` }),
    )
    .execute();
  await db
    .insertInto('revision')
    .values({
      id,
      number: body.number,
      seq,
      time: body.time,
      state: body.state,
      reason: body.reason,
      credit: body.credit,
      canonical: revision.canonical,
      salt: revision.salt,
      commitment: revision.commitment,
    })
    .execute();
  if (base === 0) await db.deleteFrom('draft').where('id', '=', id).execute();
  if (first.kind === 'entity') await putEntityLine(db, body.document as EntityDocument);
}

async function putEntityLine(db: Kysely<Tables>, entity: EntityDocument): Promise<void> {
  await db.deleteFrom('entity_line').where('id', '=', entity.id).execute();
  if (!isShown(entity) || entityName(entity) === '') return;
  await db.insertInto('entity_line').values({ id: entity.id, sort: sortNameOf(entity) }).execute();
}

async function removeOne(db: Kysely<Tables>, index: Index, id: string): Promise<number> {
  const docid = numberOf(id);
  await db.deleteFrom('card').where('docid', '=', docid).execute();
  await db.deleteFrom('role').where('docid', '=', docid).execute();
  await db.deleteFrom('citation').where('docid', '=', docid).execute();
  await db.deleteFrom('alias').where('docid', '=', docid).execute();
  index.text.remove(docid);
  return docid;
}

async function putLists(db: Kysely<Tables>, docid: number, entry: IndexEntry): Promise<void> {
  const { id, card, statements } = entry;
  await db
    .insertInto('card')
    .values({ docid, id, published: card.published, card: JSON.stringify(card), statements })
    .execute();
  const roles = entry.roles.map((role) => ({ ...role, docid }));
  if (roles.length > 0) await db.insertInto('role').values(roles).onConflict((c) => c.doNothing()).execute();
  const cited = entry.sources.map((source) => ({ source, docid }));
  if (cited.length > 0) await db.insertInto('citation').values(cited).execute();
  const aliases = [...new Set(entry.aliases.map((alias) => alias.toLowerCase()))].map((alias) => ({ alias, docid }));
  if (aliases.length > 0) await db.insertInto('alias').values(aliases).execute();
}

async function putOne(db: Kysely<Tables>, index: Index, entry: IndexEntry): Promise<void> {
  const docid = await removeOne(db, index, entry.id);
  await putLists(db, docid, entry);
  const head = await db.selectFrom('meta').select('value').where('key', '=', 'seq').executeTakeFirstOrThrow();
  const tokens = Uint32Array.from(await index.tokens.numbersOf(db, entry.tokens));
  const row = {
    docid,
    id: entry.id,
    seq: Number(head.value),
    alive: 1,
    first_day: entry.firstDay ?? null,
    last_day: entry.lastDay ?? null,
    published: entry.card.published,
    changed: entry.card.changed,
    completeness: entry.card.completeness,
    numbers: JSON.stringify(entry.numbers),
    tokens: new Uint8Array(tokens.buffer),
  };
  await db.replaceInto('search_row').values(row).execute();
  index.text.put(docid, entry.text);
}

async function removeIndexed(db: Kysely<Tables>, index: Index, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const docid = await removeOne(db, index, id);
    const head = await db.selectFrom('meta').select('value').where('key', '=', 'seq').executeTakeFirstOrThrow();
    await db
      .updateTable('search_row')
      .set({ alive: 0, seq: Number(head.value), tokens: new Uint8Array(0), numbers: '{}' })
      .where('docid', '=', docid)
      .execute();
  }
}

async function clearDerived(db: Kysely<Tables>, text: TextWriter): Promise<void> {
  for (const table of ['card', 'role', 'citation', 'alias', 'entity_line'] as const) await db.deleteFrom(table).execute();
  text.clear();
  // Search threads keep rows and token numbers in memory, so rows die under a new sequence and numbers stay.
  const seq = await nextSequence(db);
  await db.updateTable('search_row').set({ alive: 0, seq }).execute();
}

/** The writing half of the store, valid inside one transaction. */
export function makeWrites(db: Kysely<Tables>, index: Index): WriteStore {
  return {
    ...makeReads(db),
    sequence: async () => {
      const row = await db.selectFrom('meta').select('value').where('key', '=', 'seq').executeTakeFirstOrThrow();
      return Number(row.value);
    },
    nextNumber: (counter) => nextNumber(db, counter),
    putRevision: (id, base, revision) => putRevision(db, { id, base, revision }),
    putDraft: async (document, time) => {
      const { id } = document;
      const head = { id, kind: kindOf(id), number: numberOf(id), state: 'draft' as const, revision: 0, seq: 0 };
      await db.insertInto('document').values(head).onConflict((conflict) => conflict.doNothing()).execute();
      await db.replaceInto('draft').values({ id, document: JSON.stringify(document), time }).execute();
    },
    putIndex: async (entries) => {
      for (const entry of entries) await putOne(db, index, entry);
    },
    removeIndex: (ids) => removeIndexed(db, index, ids),
    putOrigin: async (collection, key, id) => {
      await db.replaceInto('origin').values({ collection, key, id }).execute();
    },
    putSetting: async (name, value) => {
      await db.replaceInto('meta').values({ key: `setting.${name}`, value }).execute();
      await nextSequence(db);
    },
    putEntityLine: (entity) => putEntityLine(db, entity),
    clearDerived: () => clearDerived(db, index.text),
    audit: async (line) => {
      await db.insertInto('audit').values({ ...line, target: line.target ?? null }).execute();
    },
  };
}
