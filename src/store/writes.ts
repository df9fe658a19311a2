import { type Kysely, sql } from 'kysely';
import { derivedVersion } from '../core/index-entry.ts';
import type { JobWrites } from '../core/job-ports.ts';
import type { WriteStore } from '../core/ports.ts';
import { kindOf, numberOf } from '../core/revision.ts';
import { makeAccountWrites } from './account-writes.ts';
import { type Erasing, makeClosingWrites } from './closing-writes.ts';
import { makeFollowWrites } from './follow-writes.ts';
import { type Index, makeIndexWrites } from './index-writes.ts';
import { makeItemWrites } from './item-writes.ts';
import { putAudit, putMeta } from './meta.ts';
import { makeOnceWrites } from './once-writes.ts';
import { makeReads } from './reads.ts';
import { makeRevisionWrites } from './revision-writes.ts';
import type { Tables } from './tables.ts';
import type { TextWriter } from './text-writer.ts';
import { makeWebhookWrites } from './webhook-writes.ts';

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
  await text.clear();
  await putMeta(db, 'derived', derivedVersion);
  // Search threads keep rows and token numbers in memory, so rows die under a new sequence and numbers stay.
  await db.updateTable('search_row').set({ alive: 0, seq }).execute();
}

/** The writing half of the store, valid inside one transaction. */
export function makeWrites(
  db: Kysely<Tables>,
  index: Index & { readonly erasing: Erasing },
): Omit<WriteStore, keyof JobWrites> {
  const { sequence, rows } = index;
  const { putEntityLines, putRevisions } = makeRevisionWrites(db, sequence, rows);
  return {
    ...makeReads(db),
    ...{
      ...makeItemWrites(db),
      ...makeAccountWrites(db),
      ...makeOnceWrites(db),
      ...makeFollowWrites(db),
      ...makeWebhookWrites(db),
    },
    ...{ ...makeIndexWrites(db, index), ...makeClosingWrites(db, index) },
    nextNumber: (counter, count = 1) => nextNumber(db, counter, count),
    sequence: sequence.now,
    putRevision: (id, base, revision) => putRevisions([{ id, base, revision }]),
    putRevisions,
    putEntityLines,
    putDraft: async (document, time) => {
      const { id } = document;
      const head = { id, kind: kindOf(id), number: numberOf(id), state: 'draft' as const, revision: 0, seq: 0 };
      await db
        .insertInto('document')
        .values(head)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const now = { document: JSON.stringify(document), time };
      await db
        .insertInto('draft')
        .values({ id, ...now })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
        .execute();
    },
    putOrigins: (collection, ids) =>
      rows.origins(
        db,
        [...ids].map(([key, id]) => ({ collection, key, id })),
      ),
    putSetting: async (name, value) => {
      await putMeta(db, `setting.${name}`, value);
      await sequence.next();
    },
    clearDerived: async () => clearDerived(db, index.text, await sequence.next()),
    audit: (line) => putAudit(db, line),
  };
}
