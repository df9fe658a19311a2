import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annotatedArrival } from '../../test/world/annotated-record.ts';
import { damage } from '../../test/world/damage.ts';
import { engines } from '../../test/world/engines.ts';
import { done, fakeWorld } from '../../test/world/fake-world.ts';
import { gathered } from '../../test/world/gathered.ts';
import { manyArrivals } from '../../test/world/many-arrivals.ts';
import { vary } from '../../test/world/varied-world.ts';
import type { Snapshot } from '../core/holdings.ts';
import type { Store } from '../core/ports.ts';
import { takeIn } from './take-in.ts';
import { derivedDoubts } from './verify-derived.ts';

// CB-7 is judged by annotators and has ids elsewhere.
const damages: Readonly<Record<string, string>> = {
  'its line in the lists': `update card set card = replace(card, '"title":"', '"title":"Tampered ') where id = 'CB-7'`,
  'its row in the search': `update search_row set first_day = 1 where id = 'CB-7'`,
  'its set of facets': `update search_row set tokens = (select tokens from search_row where id = 'CB-1') where id = 'CB-7'`,
  'its list of entities in roles': `insert into role (entity, role, docid) values ('E-1', 'developer', 7)`,
  'its list of what it names': `delete from naming where docid = 7`,
  'its list of ids elsewhere': `delete from alias where docid = 7`,
  'its list of judgements': `delete from annotation where docid = 7`,
};

// A snapshot that holds so many sources more.
function citing(snapshot: Snapshot, sources: number): Snapshot {
  return {
    ...snapshot,
    counts: async () => {
      const counts = await snapshot.counts();
      return { ...counts, document: counts.document + sources };
    },
    rows: async function* (table) {
      yield* snapshot.rows(table);
      if (table !== 'document') return;
      for (let n = 0; n < sources; n += 1) yield { id: `S-9${n}`, kind: 'source', state: 'published' };
    },
  };
}

async function said(store: Store): Promise<readonly string[]> {
  const doubts = await store.holdings.snapshot((snapshot) => gathered(derivedDoubts(snapshot)));
  return doubts.map(({ id, what }) => `${id}: ${what}`);
}

for (const { name, skip, newDatabase } of engines) {
  describe(`what is derived, over ${name}`, { skip }, () => {
    test('follows from the revisions, and is found out where it does not', async (t) => {
      const database = newDatabase(t);
      const store = await database.open();
      await vary(fakeWorld(store));
      await done(fakeWorld(store), takeIn, annotatedArrival);
      assert.deepEqual(await said(store), []);
      for (const [what, sql] of Object.entries(damages)) {
        await damage(await database.address(), sql);
        assert.ok((await said(store)).includes(`CB-7: ${what} does not follow from its newest revision`), what);
      }
      await damage(await database.address(), `update entity_line set id = 'E-3' where id = 'E-1'`);
      const now = await said(store);
      assert.ok(now.includes('E-1: is not in the index of names'), now.join());
      assert.ok(now.includes('E-3: is in the index of names, but may not be shown'), now.join());
    });

    test('is compared on every record while there are few, however many sources they cite', async (t) => {
      const database = newDatabase(t);
      const store = await database.open();
      for (const arrival of manyArrivals(9)) await done(fakeWorld(store), takeIn, arrival);
      await damage(await database.address(), `update search_row set first_day = 1 where alive = 1`);
      const { records } = await store.numbers();
      assert.equal(records, 9);
      const found = await store.holdings.snapshot((snapshot) => gathered(derivedDoubts(citing(snapshot, 1_000))));
      assert.equal(found.filter(({ what }) => what.startsWith('its row in the search')).length, records);
    });

    test('is not compared when an earlier version made it', async (t) => {
      const database = newDatabase(t);
      const store = await database.open();
      await vary(fakeWorld(store));
      await damage(await database.address(), `delete from role`, `update meta set value = '0' where key = 'derived'`);
      assert.deepEqual(await said(store), []);
    });
  });
}
