import type { ReadStore } from '../core/ports.ts';
import { survivingId } from '../core/survivor.ts';
import { type Followed, isShownEntity } from './followed.ts';

/**
 * What is followed now: of a record or an entity that was merged the one that it was merged into, as long as that may be
 * shown; everything else as it is.
 */
export async function survivingOf(store: ReadStore, followed: Followed): Promise<Followed> {
  if (followed.kind !== 'record' && followed.kind !== 'entity') return followed;
  const { kind } = followed;
  const id = await survivingId(store, followed.id);
  if (id === followed.id) return followed;
  return kind === 'record' || (await isShownEntity(store, id)) ? { kind, id } : followed;
}
