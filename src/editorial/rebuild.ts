import { z } from 'zod';
import { action } from '../core/action.ts';
import type { WriteStore } from '../core/ports.ts';
import type { DocumentKind } from '../core/revision.ts';
import { deriveEntries } from './derive.ts';

const BATCH = 200;

async function eachPublished(
  tx: WriteStore,
  kind: DocumentKind,
  work: (ids: readonly string[]) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (let offset = 0; ; offset += BATCH) {
    const heads = await tx.heads(kind, { limit: BATCH, offset });
    const ids = heads.filter((head) => head.state === 'published').map((head) => head.id);
    await work(ids);
    done += ids.length;
    if (heads.length < BATCH) return done;
  }
}

/** Empties everything derived and makes it again from the published revisions; pages and indexes come out equal. */
export const rebuild = action({
  name: 'rebuild',
  who: ['keeper'],
  input: z.strictObject({}),
  run: async (_input, { tx }) => {
    await tx.clearDerived();
    await eachPublished(tx, 'entity', async (ids) => {
      const documents = await tx.current(ids);
      await tx.putEntityLines(documents.filter((document) => document.schema === 'casebook.entity/1'));
    });
    const records = await eachPublished(tx, 'record', async (ids) => {
      const documents = await tx.current(ids);
      const found = documents.filter((document) => document.schema === 'casebook.record/1');
      await tx.putIndex(await deriveEntries(tx, found));
    });
    return { records };
  },
});
