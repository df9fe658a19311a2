import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { damage } from '../../test/world/damage.ts';
import { engines } from '../../test/world/engines.ts';
import { done, fakeWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { plus, taken, why } from '../../test/world/taken.ts';
import { vary } from '../../test/world/varied-world.ts';
import type { Store } from '../core/ports.ts';
import { mergeRecords } from './merge-records.ts';
import { doubtLine, verifyStore } from './verify.ts';

async function doubtsOf(store: Store): Promise<readonly string[]> {
  const lines: string[] = [];
  const { doubts, first } = await verifyStore(store, (doubt) => lines.push(doubtLine(doubt)));
  assert.equal(doubts, lines.length);
  assert.deepEqual(first, lines.slice(0, 20));
  return lines;
}

// Each is planted upon those before it.
const tampering: Readonly<Record<string, readonly [sql: string, says: RegExp]>> = {
  'a line of the lists': [`update card set statements = 0 where id = 'CB-1'`, /^CB-1: its line in the lists/m],
  'a source that statements cite': [
    `delete from revision where id = 'S-1'; delete from document where id = 'S-1'`,
    /^CB-1 revision 1: names S-1, which does not exist\.$/m,
  ],
  'one character of the text': [
    `update revision set canonical = replace(canonical, 'Rotterdam', 'Rotterdan') where id = 'CB-1' and number = 2`,
    /^CB-1 revision 2: does not fit its commitment\.$/m,
  ],
  'one digit of the commitment': [
    `update revision set commitment = 'x' || substr(commitment, 2) where id = 'CB-1' and number = 1`,
    /^CB-1 revision 1: does not fit its commitment\.$/m,
  ],
  'the reason that history shows': [
    `update revision set reason = 'Nothing to see' where id = 'CB-1' and number = 1`,
    /^CB-1 revision 1: says another reason than history shows\.$/m,
  ],
  'the whole text, from another revision': [
    `update revision set canonical = other.canonical, salt = other.salt, commitment = other.commitment
      from revision as other where other.id = 'CB-2' and other.number = 1 and revision.id = 'CB-1' and revision.number = 1`,
    /^CB-1 revision 1: holds another document\.$/m,
  ],
  'a revision taken out': [`delete from revision where id = 'CB-1' and number = 2`, /^CB-1: its revisions are not/m],
  'the newest revision taken out': [
    `delete from revision where id = 'CB-1' and number = 3`,
    /^CB-1: the document does not stand at its newest/m,
  ],
  'the state of a document': [
    `update document set state = 'published' where id = 'CB-2'`,
    /^CB-2: the document and its newest revision disagree/m,
  ],
  'the record that a merged one leads to': [
    `update document set merged_into = 'CB-2' where id = 'CB-3'`,
    /^CB-3 revision 2: names another record to lead to than the document does\.$/m,
  ],
  'a draft that cannot be read': [
    `update draft set document = '{' where id = 'CB-5'`,
    /^CB-5, a draft: cannot be read\.$/m,
  ],
  'a draft that names what is not there': [
    `update draft set document = replace(document, '"E-', '"E-9') where id = 'CB-4'`,
    /^CB-4, a draft: names E-9\d, which does not exist\.$/m,
  ],
  'a version emptied without being closed': [
    `update revision set canonical = '', salt = substr(salt, 1, 0) where id = 'S-2' and number = 1`,
    /^S-2 revision 1: holds nothing, although it was not closed\.$/m,
  ],
  'a version said to be closed, which holds everything': [
    `insert into closing (id, number, time, reason, credit) values ('E-1', 1, 't', 'r', 'c')`,
    /^E-1 revision 1: was closed, but what it said is still there\.$/m,
  ],
  'a version that was closed and never there': [
    `insert into closing (id, number, time, reason, credit) values ('E-1', 99, 't', 'r', 'c')`,
    /^E-1: has a version that was closed, but there is no such version\.$/m,
  ],
  'an end of an item without a word': [
    `update item set outcome = null where id = 'R-2'`,
    /^R-2: is refused, but does not say what became of it\.$/m,
  ],
};

for (const { name, skip, newDatabase } of engines) {
  describe(`a second opinion over ${name}`, { skip }, () => {
    test('has no doubt about a store that nobody touched, in whatever state its documents are', async (t) => {
      const store = await newDatabase(t).open();
      await vary(fakeWorld(store));
      const { documents, revisions, sequence, doubts } = await verifyStore(store);
      assert.deepEqual([doubts, sequence], [0, await store.sequence()]);
      assert.equal(revisions, (await store.numbers()).revisions);
      assert.ok(documents > revisions - 5, `${documents} documents`);
    });

    test('finds out every kind of damage, one upon another', async (t) => {
      const database = newDatabase(t);
      const store = await database.open();
      await vary(fakeWorld(store));
      let before = '';
      for (const [what, [sql, words]] of Object.entries(tampering)) {
        await damage(await database.address(), sql);
        const now = (await doubtsOf(store)).join('\n');
        assert.match(now, words, what);
        assert.doesNotMatch(before, words, `${what}, before it was damaged`);
        before = now;
      }
    });

    test('does not take for broken what is published while it runs', async (t) => {
      const store = await newDatabase(t).open();
      const world = fakeWorld(store);
      await taken(world, plus('harbour', says('place', 'Rotterdam')));
      const holdings: Store['holdings'] = {
        ...store.holdings,
        snapshot: (work) =>
          store.holdings.snapshot(async (snapshot) => {
            await done(world, mergeRecords, { id: 'CB-1', into: 'CB-3', base: 1, ...why });
            return work(snapshot);
          }),
      };
      assert.equal((await verifyStore({ holdings })).doubts, 0);
      assert.equal((await store.head('CB-1'))?.state, 'merged');
    });
  });
}
