import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { fakeWorld } from '../../test/world/fake-world.ts';
import { vary } from '../../test/world/varied-world.ts';

for (const { name, skip, newDatabase } of engines) {
  describe(`derived rows over ${name}`, { skip }, () => {
    test('of a record are the same from every engine, with tokens as text', async (t) => {
      const store = await newDatabase(t).open();
      await vary(fakeWorld(store));
      await store.holdings.snapshot(async (snapshot) => {
        const { card, columns, tokens, roles, named, aliases, annotations } = await snapshot.derivedOf('CB-1');
        assert.deepEqual(Object.keys(card ?? {}).sort(), [
          'card',
          'first_day',
          'id',
          'published',
          'statements',
          'submitter',
        ]);
        assert.equal(columns?.['alive'], 1);
        assert.ok(tokens.includes('type:incident') && tokens.includes('_language:en'), tokens.join());
        assert.deepEqual(roles, ['E-1 operator', 'E-2 affected']);
        assert.deepEqual(named, ['E-1', 'E-2', 'S-1', 'S-2']);
        assert.deepEqual([aliases, annotations], [['aiaaic0001', 'cb-3', 'page:8f3b8293494fb76f45fba20891fa46a7'], []]);
      });
    });

    test('of what is not public are none', async (t) => {
      const store = await newDatabase(t).open();
      await vary(fakeWorld(store));
      await store.holdings.snapshot(async (snapshot) => {
        assert.deepEqual((await snapshot.derivedOf('CB-4')).card, undefined);
        assert.equal((await snapshot.derivedOf('CB-2')).columns?.['alive'], 0);
        assert.deepEqual([...(await snapshot.entityLines(['E-1', 'E-3', 'E-99'])).keys()], ['E-1']);
      });
    });
  });
}
