import assert from 'node:assert/strict';
import { damage } from '../../test/world/damage.ts';
import { testOverEngines } from '../../test/world/engines.ts';
import { fakeWorld } from '../../test/world/fake-world.ts';
import { gathered } from '../../test/world/gathered.ts';
import { vary } from '../../test/world/varied-world.ts';
import { doubtLine } from './verify.ts';
import { itemDoubts } from './verify-items.ts';

// Each is planted upon those before it.
const tampering: Readonly<Record<string, readonly [sql: string, says: RegExp]>> = {
  'an end without a word': [
    `update item set outcome = null where id = 'R-2'`,
    /^R-2: is refused, but does not say what became of it\.$/m,
  ],
  'a word before the end': [
    `update item set state = 'open' where id = 'P-1'`,
    /^P-1: is open, but says what became of it\.$/m,
  ],
  'the record that an item became': [
    `update item set outcome = replace(outcome, 'CB-1', 'CB-70') where id = 'P-1'`,
    /^P-1: became or changed CB-70, which does not exist\.$/m,
  ],
  'an outcome that cannot be read': [
    `update item set outcome = '{' where id = 'P-1'`,
    /^P-1: what became of it cannot be read\.$/m,
  ],
  'a content that cannot be read': [
    `update item set content = '' where id = 'R-1'`,
    /^R-1: what was sent in cannot be read\.$/m,
  ],
  'whoever works on an item': [`delete from account`, /^R-1: is worked on by U-1, which is no account\.$/m],
  'the counter of items': [
    `update counter set value = 1 where name = 'report'`,
    /^R-2: its number is above that of its counter, so it could be given again\.$/m,
  ],
  'the kind of an item': [
    `update item set kind = 'complaint' where id = 'R-1'`,
    /^R-1: its id does not fit its kind\.$/m,
  ],
};

testOverEngines('nothing is said against a desk that nobody touched, and every damage is found', async (t, engine) => {
  const database = engine.newDatabase(t);
  const store = await database.open();
  await vary(fakeWorld(store));
  const doubts = async (): Promise<string> =>
    (await store.holdings.snapshot((snapshot) => gathered(itemDoubts(snapshot)))).map(doubtLine).join('\n');
  let before = await doubts();
  assert.equal(before, '');
  for (const [what, [sql, words]] of Object.entries(tampering)) {
    await damage(await database.address(), sql);
    const now = await doubts();
    assert.match(now, words, what);
    assert.doesNotMatch(before, words, `${what}, before it was damaged`);
    before = now;
  }
});
