import { type Kysely, sql } from 'kysely';
import { derivedVersion } from '../core/index-entry.ts';
import type { WriteStore } from '../core/ports.ts';
import { kindOf, numberOf } from '../core/revision.ts';
import { builtOnce } from './built-once.ts';
import { type Index, makeIndexWrites } from './index-writes.ts';
import { makeReads } from './reads.ts';
import { makeRevisionWrites } from './revision-writes.ts';
import type { TextWriter } from './sqlite/text-writer.ts';
import type { Tables } from './tables.ts';

async function nextNumber(db: Kysely<Tables>, counter: string, count: number): Promise<number> {
  const row = await db
    .insertInto('counter')
    .values({ name: counter, value: count })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: sql<number>`counter.value + excluded.value` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value - count + 1;
}

async function clearDerived(db: Kysely<Tables>, text: TextWriter, seq: number): Promise<void> {
  const tables = ['card', 'role', 'naming', 'alias', 'annotation', 'entity_line'] as const;
  for (const table of tables) await db.deleteFrom(table).execute();
  text.clear();
  await db.replaceInto('meta').values({ key: 'derived', value: derivedVersion }).execute();
  // Search threads keep rows and token numbers in memory, so rows die under a new sequence and numbers stay.
  await db.updateTable('search_row').set({ alive: 0, seq }).execute();
}

/** The writing half of the store, valid inside one transaction. */
export function makeWrites(db: Kysely<Tables>, index: Index): WriteStore {
  const { nextSequence, putEntityLine, putRevision } = makeRevisionWrites(db);
  const putOrigin = builtOnce(db, ['collection', 'key', 'id'], (row: Tables['origin']) =>
    db.replaceInto('origin').values(row),
  );
  return {
    ...makeReads(db),
    ...makeIndexWrites(db, index),
    nextNumber: (counter, count = 1) => nextNumber(db, counter, count),
    putRevision,
    putEntityLine,
    putDraft: async (document, time) => {
      const { id } = document;
      const head = { id, kind: kindOf(id), number: numberOf(id), state: 'draft' as const, revision: 0, seq: 0 };
      await db
        .insertInto('document')
        .values(head)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db
        .replaceInto('draft')
        .values({ id, document: JSON.stringify(document), time })
        .execute();
    },
    putOrigin: async (collection, key, id) => {
      await putOrigin({ collection, key, id });
    },
    putSetting: async (name, value) => {
      await db
        .replaceInto('meta')
        .values({ key: `setting.${name}`, value })
        .execute();
      await nextSequence();
    },
    clearDerived: async () => clearDerived(db, index.text, await nextSequence()),
    audit: async (line) => {
      await db
        .insertInto('audit')
        .values({ ...line, target: line.target ?? null })
        .execute();
    },
  };
}
