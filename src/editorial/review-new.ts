import type { ActionContext } from '../core/action.ts';
import { type Arrival, deskCollection, sharedCollection } from '../core/arrival.ts';
import type { EntityKind } from '../core/entity.ts';
import type { ReadStore } from '../core/ports.ts';
import { type Bringing, fieldOfEntity, keysNamed, type NewIds } from '../core/proposal.ts';
import type { CasebookDocument } from '../core/revision.ts';
import { fold } from '../core/words.ts';
import { bringSources, type DescribedSource, knownAt } from './bring-sources.ts';
import { resolveKeys } from './resolve-keys.ts';

/** Ids of the sources and entities that came along with changes. */
export type Brought = NewIds;

type Coming = Pick<Bringing, 'changes' | 'entities'> & { readonly sources: readonly DescribedSource[] };
type ComingEntity = Bringing['entities'][number];

// What nothing names is left out.
function namedOf({ changes, sources, entities }: Coming): Coming {
  const named = keysNamed(changes);
  return {
    changes,
    sources: sources.filter(({ key }) => named.has(key)),
    entities: entities.filter(({ key }) => named.has(key)),
  };
}

function kindOf(entity: ComingEntity, { changes }: Coming): EntityKind {
  return fieldOfEntity(entity, changes)?.kind ?? 'organisation';
}

const entityKey = (entity: ComingEntity, coming: Coming): string => `${kindOf(entity, coming)}:${fold(entity.name)}`;

// By kind and name, so that an entity that is here already stands for the one that comes along.
function arrivalOf(coming: Coming): Arrival {
  const byKey = new Map(coming.entities.map((one) => [entityKey(one, coming), one]));
  const entities = [...byKey].map(([key, one]) => ({
    key,
    shared: [key],
    document: { kind: kindOf(one, coming), names: [{ text: one.name }] },
  }));
  return { collection: deskCollection, reason: '', credit: '', sources: [], entities, records: [] };
}

/** The ids of those of them that are here already, without drawing any. */
export async function knownIds(store: ReadStore, edit: Coming): Promise<Brought> {
  const coming = namedOf(edit);
  const ids = new Map<string, string>();
  for (const { key, url } of coming.sources) {
    const id = url === undefined ? undefined : await knownAt(url, store);
    if (id !== undefined) ids.set(key, id);
  }
  const names = new Map(coming.entities.map((one) => [one.key, `entity:${entityKey(one, coming)}`]));
  const wanted = [...names.values()];
  const own = await store.origins(deskCollection, wanted);
  const shared = await store.origins(sharedCollection, wanted);
  for (const [key, name] of names) {
    const id = own.get(name) ?? shared.get(name);
    if (id !== undefined) ids.set(key, id);
  }
  return ids;
}

/** Finds or draws the ids of what comes along with changes; `documents` are those that are to be published with them. */
export async function bringIn(
  edit: Coming,
  { tx }: Pick<ActionContext, 'tx'>,
): Promise<{ readonly ids: Brought; readonly documents: readonly CasebookDocument[] }> {
  const coming = namedOf(edit);
  const sources = await bringSources(tx, coming.sources);
  const { entities, ...arrival } = arrivalOf(coming);
  const table = await resolveKeys(tx, { ...arrival, entities });
  const found = (key: string) => table.get(`entity:${key}`);
  const ids = coming.entities.map(({ key, ...one }): [string, string] => {
    return [key, found(entityKey({ key, ...one }, coming))?.id ?? key];
  });
  const fresh = entities.flatMap(({ key, document }): CasebookDocument[] => {
    const made = found(key);
    return made?.fresh ? [{ schema: 'casebook.entity/1', id: made.id, ...document }] : [];
  });
  return { ids: new Map([...sources.ids, ...ids]), documents: [...sources.documents, ...fresh] };
}
