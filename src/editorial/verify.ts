import type { DocumentKind } from '../core/revision.ts';
import type { ReadStore } from '../core/ports.ts';

/** What a check of the whole store found: revisions read again, and those whose bytes do not fit their commitment. */
export type Verification = { readonly revisions: number; readonly broken: readonly string[] };

const BATCH = 200;

async function verifyOne(store: ReadStore, id: string, revisions: number): Promise<readonly string[]> {
  const broken: string[] = [];
  for (let number = 1; number <= revisions; number += 1) {
    const found = await store.revision(id, number).catch(() => undefined);
    const fits = found?.body.number === number && found.body.document.id === id;
    if (!fits) broken.push(`${id} revision ${number}`);
  }
  return broken;
}

/** Reads every revision again and checks its commitment, its number and its id. */
export async function verifyStore(store: ReadStore): Promise<Verification> {
  const broken: string[] = [];
  let revisions = 0;
  for (const kind of ['record', 'source', 'entity'] satisfies DocumentKind[]) {
    for (let offset = 0; ; offset += BATCH) {
      const heads = await store.heads(kind, { limit: BATCH, offset });
      for (const head of heads) {
        broken.push(...(await verifyOne(store, head.id, head.revision)));
        revisions += head.revision;
      }
      if (heads.length < BATCH) break;
    }
  }
  return { revisions, broken };
}
