import { sharedCollection } from '../core/arrival.ts';
import { entityKinds } from '../core/entity.ts';
import type { World } from '../core/ports.ts';
import { fold } from '../core/words.ts';

const open = entityKinds.filter((kind) => kind !== 'private-person');

/** The id of the entity that somebody wrote: an id itself, or the name of one that is here; never a private person by name. */
export async function entityByName({ store }: Pick<World, 'store'>, text: string): Promise<string | undefined> {
  if (/^E-[1-9]\d*$/.test(text)) return text;
  const keys = open.map((kind) => `entity:${kind}:${fold(text)}`);
  const [id] = (await store.origins(sharedCollection, keys)).values();
  return id;
}
