import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as settle } from 'node:timers/promises';
import type { ReadStore } from '../core/ports.ts';
import type { PublicReads } from './reads.ts';
import { makeReplicaReads } from './replica-reads.ts';

// A primary and a replica that tell who answered, by a setting, and how far both have come.
function pair() {
  const at = {
    primary: 5,
    replica: 5,
    mark: 0,
    replayed: 0,
    isAway: false,
    asked: 0,
    hanging: undefined as Promise<void> | undefined,
  };
  const side = (who: 'primary' | 'replica'): ReadStore =>
    ({
      sequence: async () => at[who],
      setting: async () => {
        if (who === 'replica') await at.hanging;
        if (who === 'replica' && at.isAway) throw new Error('away');
        return who;
      },
    }) as Partial<ReadStore> as ReadStore;
  const standing = async (mark: string | undefined) => {
    at.asked += 1;
    await at.hanging;
    if (at.isAway) throw new Error('away');
    return { sequence: at.replica, hasMark: mark === undefined || at.replayed >= Number(mark) };
  };
  const mark = async () => String(at.mark);
  const made = makeReplicaReads({ primary: side('primary'), replica: side('replica'), standing, mark }, 5);
  return { at, ...made, who: async (reads: ReadStore = made.reads) => reads.setting('x') };
}

test('a replica that has come as far answers, and is not asked each time how far it is', async () => {
  const { at, who } = pair();
  assert.deepEqual([await who(), await who(), await who(), at.asked], ['replica', 'replica', 'replica', 1]);
});

test('the desk is asked of the primary alone', async () => {
  const primary = { sequence: async () => 5, session: async () => undefined } as Partial<ReadStore> as ReadStore;
  const standing = async () => ({ sequence: 5, hasMark: true });
  const replica = { head: async () => undefined } as Partial<PublicReads> as PublicReads;
  const { reads, asOf } = makeReplicaReads({ primary, replica, standing, mark: async () => '' }, 5);
  assert.equal(await reads.head('CB-1'), undefined);
  assert.equal(reads.session, primary.session);
  assert.equal((await asOf(5)).session, primary.session);
});

test('a replica that is behind what the store was opened with does not answer', async () => {
  const { at, who } = pair();
  at.replica = 4;
  assert.equal(await who(), 'primary');
  at.replica = 5;
  assert.equal(await who(), 'replica');
});

test('after a write the primary answers until the replica has it, however often is written meanwhile', async () => {
  const { at, who, wrote } = pair();
  assert.equal(await who(), 'replica');
  Object.assign(at, { mark: 10 });
  wrote();
  assert.deepEqual([await who(), await who()], ['primary', 'primary']);
  Object.assign(at, { mark: 20, replayed: 10 });
  wrote();
  assert.equal(await who(), 'primary');
  at.replayed = 20;
  assert.equal(await who(), 'replica');
});

test('a sequence that was shown once is the least from then on', async () => {
  const { at, who, reads, wrote } = pair();
  Object.assign(at, { primary: 7, mark: 10 });
  wrote();
  assert.equal(await reads.sequence(), 7);
  Object.assign(at, { replica: 6, replayed: 10 });
  assert.deepEqual([await reads.sequence(), await who()], [7, 'primary']);
  at.replica = 8;
  assert.deepEqual([await reads.sequence(), await who()], [8, 'replica']);
});

test('a replica that goes away is left alone for a while', async () => {
  const { at, who } = pair();
  assert.equal(await who(), 'replica');
  at.isAway = true;
  assert.equal(await who(), 'primary');
  const { asked } = at;
  assert.deepEqual([await who(), await who(), at.asked - asked], ['primary', 'primary', 0]);
});

for (const isTold of [false, true]) {
  const how = isTold ? 'failed to answer' : 'failed a read';
  test(`a replica that hangs after it ${how} is asked by one of many`, async (t) => {
    const now = { ms: 1_000 };
    t.mock.method(performance, 'now', () => now.ms);
    const { at, who, reads } = pair();
    assert.equal(await who(), 'replica');
    at.isAway = true;
    assert.deepEqual(isTold ? await reads.sequence() : await who(), isTold ? 5 : 'primary');
    now.ms += 5_000;
    const hanging = Promise.withResolvers<void>();
    Object.assign(at, { isAway: false, hanging: hanging.promise, asked: 0 });
    const first = who();
    const others = await Promise.all(Array.from({ length: 19 }, () => Promise.race([who(), settle(500, 'hangs')])));
    assert.deepEqual([...new Set(others)], ['primary']);
    assert.equal(at.asked, 1);
    hanging.resolve();
    assert.deepEqual([await first, await who(), at.asked], ['replica', 'replica', 1]);
  });
}

test('a reader who brings a number gets at least that, and leaves the others where they are', async () => {
  const { at, who, asOf } = pair();
  at.primary = 9;
  assert.deepEqual(
    [await who(await asOf(5)), await who(await asOf(9)), await who()],
    ['replica', 'primary', 'replica'],
  );
});

test('a replica that lacks what was written is asked once for a reader who brings a number, not twice', async () => {
  const { at, who, asOf, wrote } = pair();
  assert.equal(await who(), 'replica');
  Object.assign(at, { mark: 1, asked: 0 });
  wrote();
  assert.deepEqual([await who(await asOf(5)), at.asked], ['primary', 1]);
});
