import { Refused } from '../core/errors.ts';
import type { DocumentHead, ReadStore } from '../core/ports.ts';
import type { RecordDocument } from '../core/record.ts';

/** A published record and where it stands. Refuses with `not-found`, or `wrong-state` for a draft, withdrawn or merged one. */
export async function publishedRecord(
  store: ReadStore,
  id: string,
): Promise<{ readonly head: DocumentHead; readonly document: RecordDocument }> {
  const head = await store.head(id);
  if (head?.kind !== 'record') throw new Refused('not-found', `There is no record ${id}.`);
  if (head.state !== 'published') throw new Refused('wrong-state', `${id} is ${head.state}, so this cannot be done.`);
  const [document] = await store.current([id]);
  if (document?.schema !== 'casebook.record/1') throw new Refused('not-found', `There is no record ${id}.`);
  return { head, document };
}
