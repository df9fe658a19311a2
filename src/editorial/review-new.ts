import type { ActionContext } from '../core/action.ts';
import type { Arrival } from '../core/arrival.ts';
import type { EntityKind } from '../core/entity.ts';
import type { ReadStore } from '../core/ports.ts';
import { type Bringing, fieldOfEntity, keysNamed, type NewIds, sourceTitle } from '../core/proposal.ts';
import type { CasebookDocument } from '../core/revision.ts';
import { fold } from '../core/words.ts';
import { resolveKeys } from './resolve-keys.ts';

/** Ids of the sources and entities that came along with changes. */
export type Brought = NewIds;

// The collection of everything that was written here and not imported.
const DESK = 'desk';

function kindOf(entity: Bringing['entities'][number], { changes }: Bringing): EntityKind {
  return fieldOfEntity(entity, changes)?.kind ?? 'organisation';
}

// By address and by name, so that a source or an entity that is here already stands for the one that comes along.
function arrivalOf(edit: Bringing): Arrival & { readonly keys: NewIds } {
  const named = keysNamed(edit.changes);
  const sources = edit.sources.filter(({ key }) => named.has(key));
  const entities = edit.entities.filter(({ key }) => named.has(key));
  const entityKey = (one: Bringing['entities'][number]): string => `${kindOf(one, edit)}:${fold(one.name)}`;
  const bySource = new Map(sources.map((one) => [one.url, one]));
  const byEntity = new Map(entities.map((one) => [entityKey(one), one]));
  return {
    collection: DESK,
    reason: '',
    credit: '',
    sources: [...bySource].map(([url, one]) => ({
      key: url,
      shared: [url],
      document: { title: sourceTitle(one), url },
    })),
    entities: [...byEntity].map(([key, one]) => ({
      key,
      shared: [key],
      document: { kind: kindOf(one, edit), names: [{ text: one.name }] },
    })),
    records: [],
    keys: new Map([
      ...sources.map((one): [string, string] => [one.key, `source:${one.url}`]),
      ...entities.map((one): [string, string] => [one.key, `entity:${entityKey(one)}`]),
    ]),
  };
}

/** The ids of those of them that are here already, without drawing any. */
export async function knownIds(store: ReadStore, edit: Bringing): Promise<Brought> {
  const { keys } = arrivalOf(edit);
  const names = [...keys.values()];
  const [own, shared] = [await store.origins(DESK, names), await store.origins('*', names)];
  return new Map(
    [...keys].flatMap(([key, name]) => {
      const id = own.get(name) ?? shared.get(name);
      return id === undefined ? [] : [[key, id] as const];
    }),
  );
}

/** Finds or draws the ids of what comes along with changes; `documents` are those that are to be published with them. */
export async function bringIn(
  edit: Bringing,
  { tx }: ActionContext,
): Promise<{ readonly ids: Brought; readonly documents: readonly CasebookDocument[] }> {
  const arrival = arrivalOf(edit);
  const table = await resolveKeys(tx, arrival);
  const fresh = <T>(name: string, make: (id: string) => T): T[] => {
    const found = table.get(name);
    return found?.fresh ? [make(found.id)] : [];
  };
  const documents = [
    ...arrival.sources.flatMap(({ key, document }) =>
      fresh(`source:${key}`, (id): CasebookDocument => ({ schema: 'casebook.source/1', id, ...document })),
    ),
    ...arrival.entities.flatMap(({ key, document }) =>
      fresh(`entity:${key}`, (id): CasebookDocument => ({ schema: 'casebook.entity/1', id, ...document })),
    ),
  ];
  const ids = new Map([...arrival.keys].map(([key, name]) => [key, table.get(name)?.id ?? key]));
  return { ids, documents };
}
