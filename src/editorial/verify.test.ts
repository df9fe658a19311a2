import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { plus, taken, why } from '../../test/world/taken.ts';
import { mergeRecords } from './merge-records.ts';
import { verifyStore } from './verify.ts';

test('a store that nobody touched fits its commitments, drafts included', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  await done(world, mergeRecords, { id: 'CB-1', into: 'CB-3', base: 1, ...why });
  await taken(world, { collection: 'second', draft: true });
  assert.deepEqual(await verifyStore(world.store), { revisions: 10, broken: [] });
});

const tampering: Readonly<Record<string, string>> = {
  'one character of the text': `update revision set canonical = replace(canonical, 'Rotterdam', 'Rotterdan') where id = 'CB-1'`,
  'one byte of the salt': `update revision set salt = cast(x'00' || substr(salt, 2) as blob) where id = 'CB-1'`,
  'one digit of the commitment': `update revision set commitment = 'x' || substr(commitment, 2) where id = 'CB-1'`,
  'the reason that history shows': `update revision set reason = 'Nothing to see' where id = 'CB-1'`,
  'the time that history shows': `update revision set time = '2020-01-01T00:00:00.000Z' where id = 'CB-1'`,
  'the whole text, from another revision': `update revision set (canonical, salt, commitment) = (select canonical, salt, commitment from revision where id = 'CB-2') where id = 'CB-1'`,
  'a revision taken out': `pragma foreign_keys = off; delete from revision where id = 'CB-1'`,
  'the state of the document': `update document set state = 'withdrawn' where id = 'CB-1'`,
  'the number of the newest revision': `update document set revision = 0 where id = 'CB-1'`,
};

for (const [what, sql] of Object.entries(tampering)) {
  test(`a changed store is found out: ${what}`, async (t) => {
    const { world, path } = temporaryWorld(t);
    await taken(world, plus('harbour', says('place', 'Rotterdam')));
    const raw = new DatabaseSync(path);
    raw.exec(sql);
    raw.close();
    const { broken } = await verifyStore(world.store);
    assert.equal(broken.length, 1);
    assert.match(broken[0] ?? '', /^CB-1/);
  });
}

test('what is published while the check runs is not called broken', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const { store } = world;
  let published = false;
  const heads: typeof store.heads = async (kind, slice) => {
    const found = await store.heads(kind, slice);
    if (kind === 'record' && !published) {
      published = true;
      await done(world, mergeRecords, { id: 'CB-1', into: 'CB-3', base: 1, ...why });
    }
    return found;
  };
  assert.deepEqual((await verifyStore({ ...store, heads })).broken, []);
  assert.ok(published);
});
