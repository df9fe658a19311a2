import type { EntityDocument } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import type { DocumentHead, ReadStore } from '../core/ports.ts';

/** A published entity and where it stands. Refuses with `not-found`, or `wrong-state` for a draft or merged one. */
export async function publishedEntity(
  store: ReadStore,
  id: string,
): Promise<{ readonly head: DocumentHead; readonly document: EntityDocument }> {
  const head = await store.head(id);
  const [document] = head?.kind === 'entity' ? await store.current([id]) : [];
  if (!head || (head.state !== 'draft' && document?.schema !== 'casebook.entity/1'))
    throw new Refused('not-found', `There is no entity ${id}.`);
  if (head.state === 'published' && document?.schema === 'casebook.entity/1') return { head, document };
  throw new Refused('wrong-state', `${id} is ${head.state}, so this cannot be done.`);
}
