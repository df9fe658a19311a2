import { type Arrival, sharedCollection } from '../core/arrival.ts';
import { Refused } from '../core/errors.ts';
import { fieldNamed } from '../core/fields.ts';
import type { WriteStore } from '../core/ports.ts';
import type { Statement } from '../core/statement.ts';
import type { Related, Reply, Value } from '../core/values.ts';

/** What a key leads to; `fresh` when the id was drawn just now, `foreign` when another collection owns the document. */
export type Found = { readonly id: string; readonly fresh: boolean; readonly foreign: boolean };

/** Keys of an arrival with the ids they stand for; entity, source and record keys do not mix. */
export type KeyTable = ReadonlyMap<string, Found>;

type Counter = 'entity' | 'source' | 'record';
type Wanted = { readonly counter: Counter; readonly name: string; readonly shared: readonly string[] };

function wantedIn(arrival: Arrival): readonly Wanted[] {
  const groups = { entity: arrival.entities, source: arrival.sources, record: arrival.records };
  return (Object.keys(groups) as Counter[]).flatMap((counter) =>
    groups[counter].map(({ key, shared = [] }) => ({
      counter,
      name: `${counter}:${key}`,
      shared: shared.map((one) => `${counter}:${one}`),
    })),
  );
}

// Two keys of one collection are two documents, even where they share a name; only another collection's may stand in.
async function foreignIds(tx: WriteStore, collection: string, shared: readonly string[]) {
  const ids = await tx.origins(sharedCollection, shared);
  const own = await tx.ownedBy(collection, [...ids.values()]);
  return { taken: new Set(ids.keys()), ids: new Map([...ids].filter(([, id]) => !own.has(id))) };
}

async function draw(tx: WriteStore, wanted: readonly Wanted[]): Promise<readonly string[]> {
  const prefixes = { entity: 'E', source: 'S', record: (await tx.setting('prefix')) ?? 'CB' };
  const next = new Map<Counter, number>();
  for (const counter of Object.keys(prefixes) as Counter[]) {
    const count = wanted.filter((one) => one.counter === counter).length;
    if (count > 0) next.set(counter, await tx.nextNumber(counter, count));
  }
  return wanted.map(({ counter }) => {
    const number = next.get(counter) ?? 0;
    next.set(counter, number + 1);
    return `${prefixes[counter]}-${number}`;
  });
}

const MAX_MERGES = 100;

// An entity that was merged here stays so: its keys lead to the survivor, which is not its collection's to change.
async function followMerged(tx: WriteStore, table: Map<string, Found>): Promise<KeyTable> {
  for (let merges = 0; merges < MAX_MERGES; merges += 1) {
    const known = [...table].filter(([name, found]) => name.startsWith('entity:') && !found.fresh);
    const heads = await tx.headsOf([...new Set(known.map(([, { id }]) => id))]);
    const survivors = new Map(heads.flatMap(({ id, mergedInto }) => (mergedInto ? [[id, mergedInto]] : [])));
    if (survivors.size === 0) break;
    for (const [name, { id }] of known) {
      const survivor = survivors.get(id);
      if (survivor !== undefined) table.set(name, { id: survivor, fresh: false, foreign: true });
    }
  }
  return table;
}

/** Finds or draws an id for every key of an arrival, asking the store for all of them at once. */
export async function resolveKeys(tx: WriteStore, { collection, ...arrival }: Arrival): Promise<KeyTable> {
  const wanted = wantedIn({ collection, ...arrival });
  const own = await tx.origins(
    collection,
    wanted.map(({ name }) => name),
  );
  const unowned = wanted.filter(({ name }) => !own.has(name));
  const foreign = await foreignIds(
    tx,
    collection,
    unowned.flatMap(({ shared }) => shared),
  );
  const standIn = ({ shared }: Wanted): string | undefined => shared.map((one) => foreign.ids.get(one)).find(Boolean);
  const fresh = unowned.filter((one) => standIn(one) === undefined);
  const drawn = await draw(tx, fresh);
  const table = new Map<string, Found>();
  for (const one of wanted) {
    const id = own.get(one.name);
    const other = id === undefined ? standIn(one) : undefined;
    if (id !== undefined) table.set(one.name, { id, fresh: false, foreign: false });
    else if (other !== undefined) table.set(one.name, { id: other, fresh: false, foreign: true });
  }
  const newIds = new Map<string, string>();
  const sharedIds = new Map<string, string>();
  for (const [at, { name, shared }] of fresh.entries()) {
    const id = drawn[at] ?? '';
    table.set(name, { id, fresh: true, foreign: false });
    newIds.set(name, id);
    for (const one of shared) if (!foreign.taken.has(one)) sharedIds.set(one, id);
    for (const one of shared) foreign.taken.add(one);
  }
  await tx.putOrigins(collection, newIds);
  await tx.putOrigins(sharedCollection, sharedIds);
  return followMerged(tx, table);
}

function idFor(table: KeyTable, space: string, key: string): string {
  const found = table.get(`${space}:${key}`);
  if (!found) throw new Refused('bad-file', `The ${space} "${key}" is named but not defined.`);
  return found.id;
}

function valueWithIds({ field }: Statement, value: Value, table: KeyTable): Value {
  switch (fieldNamed(field)?.type) {
    case 'entity':
      return idFor(table, 'entity', String(value));
    case 'related':
      return { ...(value as Related), record: idFor(table, 'record', (value as Related).record) };
    case 'reply':
      return { ...(value as Reply), entity: idFor(table, 'entity', (value as Reply).entity) };
    default:
      return value;
  }
}

/** A statement with ids in the place of keys. */
export function withIds(statement: Statement, table: KeyTable): Statement {
  const cites = statement.cites.map((key) => idFor(table, 'source', key));
  const quotes = statement.quotes?.map((quote) => ({ ...quote, source: idFor(table, 'source', quote.source) }));
  const made = { ...statement, cites, ...(quotes && { quotes }) };
  return statement.value === undefined ? made : { ...made, value: valueWithIds(statement, statement.value, table) };
}
