import type { Account } from '../../src/core/account.ts';
import { sha256 } from '../../src/core/canonical.ts';
import type { Subscription } from '../../src/core/follow-ports.ts';
import { type Item, type ItemContents, type ItemKind, itemKindOf } from '../../src/core/item.ts';
import type { Store } from '../../src/core/ports.ts';

const contents: ItemContents = {
  report: { what: 'A face database stood open.', links: ['https://example.org/a'] },
  proposal: { record: 'CB-1', base: 1, changes: [], sources: [], entities: [], reason: 'The date is wrong.' },
  response: {
    record: 'CB-1',
    entity: 'E-1',
    statement: {
      field: 'reply',
      value: { kind: 'disputes', entity: 'E-1', text: 'It was not ours.', concerns: ['operator'] },
      ...{ by: 'Acme', cites: [], rank: 'normal' },
    },
  },
  complaint: { record: 'CB-1', what: 'My name stands there.' },
};

/** An item as it was sent in on the first of March; its id tells the kind. */
export function itemOf(id: string, more: Partial<Item> = {}): Item {
  const kind: ItemKind = itemKindOf(id) ?? 'report';
  return {
    ...{ id, kind, state: 'open', version: 1, day: '2026-03-01', title: `Item ${id}`, likeness: sha256(id) },
    content: contents[kind],
    ...more,
  };
}

/** Stores items, each under the hash of its id as receipt. */
export async function sentIn(store: Store, items: readonly Item[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const item of items) await tx.putItem(item, sha256(item.id));
  });
}

/** An account of an editor. */
export function accountOf(id: string, more: Partial<Account> = {}): Account {
  return {
    ...{ id, version: 1, name: `name of ${id}`, credit: `Credit of ${id}`, role: 'editor', state: 'active' },
    ...{ passkeys: [], day: '2026-03-01' },
    ...more,
  };
}

/** A confirmed daily subscription to one record. */
export function subscriptionOf(id: string, more: Partial<Subscription> = {}): Subscription {
  return {
    ...{ id, email: `${id}@example.org`, what: '/records/CB-1', every: 'day', state: 'confirmed' },
    ...{ hash: sha256(id), told: 0, day: '2026-03-01' },
    ...more,
  };
}
