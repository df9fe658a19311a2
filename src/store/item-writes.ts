import type { Kysely } from 'kysely';
import { Refused } from '../core/errors.ts';
import { type Item, isWaiting, itemStates } from '../core/item.ts';
import type { ItemWrites } from '../core/item-ports.ts';
import { placeOf } from './item-place.ts';
import { itemOf, wordsOf } from './item-reads.ts';
import type { Tables } from './tables.ts';

const ENDED = itemStates.filter((state) => !isWaiting(state));

function rowOf(item: Item, version: number): Omit<Tables['item'], 'receipt'> {
  const { id, kind, state, day, due = null, record = null, title, likeness, claimedBy = null, outcome } = item;
  return {
    ...{ id, kind, state, version, day, due, record, title, likeness, claimed_by: claimedBy },
    content: JSON.stringify(item.content),
    outcome: outcome === undefined ? null : JSON.stringify(outcome),
    ...{ place: placeOf(item), words: wordsOf(item) },
  };
}

/** The part of a transaction that deals with items. */
export function makeItemWrites(db: Kysely<Tables>): ItemWrites {
  return {
    putItem: async (item, receipt) => {
      const row = { ...rowOf(item, 1), receipt };
      const all = db
        .insertInto('item')
        .values(row)
        .onConflict((conflict) => conflict.doNothing());
      if ((await all.returning('id').execute()).length === 0) throw new Refused('conflict');
    },
    changeItem: async (item, version) => {
      const now = rowOf(item, version + 1);
      const old = db.updateTable('item').set(now).where('id', '=', item.id).where('version', '=', version);
      if ((await old.returning('id').execute()).length === 0) throw new Refused('conflict');
    },
    forgetContacts: async (day) => {
      const all = db
        .selectFrom('item')
        .selectAll()
        .where('state', 'in', ENDED)
        .where('content', 'like', '%"contact":%');
      const items = (await all.execute())
        .map(itemOf)
        .filter(({ outcome }) => outcome !== undefined && outcome.day <= day);
      for (const item of items) {
        const { contact: _, ...content } = item.content;
        const now = rowOf({ ...item, content: content as Item['content'] }, item.version + 1);
        await db.updateTable('item').set(now).where('id', '=', item.id).execute();
      }
      return items.length;
    },
    putMessage: async ({ item, from, day, text }) => {
      const last = db
        .selectFrom('item_message')
        .select((eb) => eb.fn.max('n').as('n'))
        .where('item', '=', item);
      const n = ((await last.executeTakeFirst())?.n ?? 0) + 1;
      await db.insertInto('item_message').values({ item, n, author: from, day, text }).execute();
    },
  };
}
