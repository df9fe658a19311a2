import type { Arrival } from '../core/arrival.ts';
import { Refused } from '../core/errors.ts';
import { fieldNamed } from '../core/fields.ts';
import type { WriteStore } from '../core/ports.ts';
import type { Statement } from '../core/statement.ts';
import type { Related } from '../core/values.ts';

/** The collection under which shared keys are kept: an address of a source, a name of an entity. */
export const sharedOrigins = '*';

/** What a key leads to; `fresh` when the id was drawn just now, `foreign` when another collection owns the document. */
export type Found = { readonly id: string; readonly fresh: boolean; readonly foreign: boolean };

/** Keys of an arrival with the ids they stand for; entity, source and record keys do not mix. */
export type KeyTable = ReadonlyMap<string, Found>;

type Keyed = { readonly key: string; readonly shared?: readonly string[] };
type Space = { readonly collection: string; readonly counter: 'entity' | 'source' | 'record'; readonly prefix: string };

async function find(tx: WriteStore, space: Space, item: Keyed): Promise<Found> {
  const own = await tx.origin(space.collection, `${space.counter}:${item.key}`);
  if (own !== undefined) return { id: own, fresh: false, foreign: false };
  for (const shared of item.shared ?? []) {
    const id = await tx.origin(sharedOrigins, `${space.counter}:${shared}`);
    if (id !== undefined) return { id, fresh: false, foreign: true };
  }
  const id = `${space.prefix}-${await tx.nextNumber(space.counter)}`;
  await tx.putOrigin(space.collection, `${space.counter}:${item.key}`, id);
  for (const shared of item.shared ?? []) await tx.putOrigin(sharedOrigins, `${space.counter}:${shared}`, id);
  return { id, fresh: true, foreign: false };
}

/** Finds or draws an id for every key of an arrival. */
export async function resolveKeys(tx: WriteStore, arrival: Arrival): Promise<KeyTable> {
  const table = new Map<string, Found>();
  const prefix = (await tx.setting('prefix')) ?? 'CB';
  const spaces = [
    { counter: 'entity', prefix: 'E', items: arrival.entities },
    { counter: 'source', prefix: 'S', items: arrival.sources },
    { counter: 'record', prefix, items: arrival.records },
  ] as const;
  for (const { items, ...space } of spaces) {
    for (const item of items) {
      table.set(`${space.counter}:${item.key}`, await find(tx, { ...space, collection: arrival.collection }, item));
    }
  }
  return table;
}

function idFor(table: KeyTable, space: string, key: string): string {
  const found = table.get(`${space}:${key}`);
  if (!found) throw new Refused('bad-file', `The ${space} "${key}" is named but not defined.`);
  return found.id;
}

/** A statement with ids in the place of keys. */
export function withIds(statement: Statement, table: KeyTable): Statement {
  const cites = statement.cites.map((key) => idFor(table, 'source', key));
  const type = statement.value === undefined ? undefined : fieldNamed(statement.field)?.type;
  if (type === 'entity') return { ...statement, cites, value: idFor(table, 'entity', String(statement.value)) };
  if (type !== 'related') return { ...statement, cites };
  const related = statement.value as Related;
  return { ...statement, cites, value: { ...related, record: idFor(table, 'record', related.record) } };
}
