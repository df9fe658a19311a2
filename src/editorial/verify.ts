import type { DocumentHead, ReadStore, RevisionLine } from '../core/ports.ts';
import type { DocumentKind, RevisionBody } from '../core/revision.ts';

/** What a check of the whole store found: revisions read again, and those whose bytes do not fit their commitment. */
export type Verification = { readonly revisions: number; readonly broken: readonly string[] };

const BATCH = 200;

// Lists are read from columns beside the sealed bytes, so these are compared too.
function fits(body: RevisionBody, line: RevisionLine, id: string): boolean {
  const { number, time, state, reason, credit } = body;
  const sealed = number === line.number && time === line.time && state === line.state;
  return sealed && reason === line.reason && credit === line.credit && body.document.id === id;
}

function leads(head: DocumentHead, newest: RevisionBody | undefined): boolean {
  if (!newest) return head.state === 'draft';
  return head.state === newest.state && head.mergedInto === newest.mergedInto && head.lastTime === newest.time;
}

async function verifyOne(store: ReadStore, head: DocumentHead): Promise<readonly string[]> {
  const { id } = head;
  const lines = new Map((await store.history(id)).map((line) => [line.number, line]));
  const broken: string[] = [];
  let newest: RevisionBody | undefined;
  for (let number = 1; number <= Math.max(head.revision, lines.size); number += 1) {
    const line = lines.get(number);
    newest = (await store.revision(id, number).catch(() => undefined))?.body;
    if (!line || !newest || !fits(newest, line, id)) broken.push(`${id} revision ${number}`);
  }
  const isWhole = lines.size === head.revision && leads(head, newest);
  return isWhole || broken.length > 0 ? broken : [id];
}

/** Reads every revision again and checks its commitment, its number, its id, and all that is listed about it. */
export async function verifyStore(store: ReadStore): Promise<Verification> {
  const broken: string[] = [];
  let revisions = 0;
  for (const kind of ['record', 'source', 'entity'] satisfies DocumentKind[]) {
    for (let offset = 0; ; offset += BATCH) {
      const heads = await store.heads(kind, { limit: BATCH, offset });
      for (const head of heads) {
        let found = await verifyOne(store, head);
        // What is published while we read looks broken against the older head; a second look tells.
        const again = found.length > 0 ? await store.head(head.id) : undefined;
        if (again) found = await verifyOne(store, again);
        broken.push(...found);
        revisions += head.revision;
      }
      if (heads.length < BATCH) break;
    }
  }
  return { revisions, broken };
}
