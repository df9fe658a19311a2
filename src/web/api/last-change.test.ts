import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { World } from '../../core/ports.ts';
import { LastChanges } from './last-change.ts';

function changes(published: string | undefined) {
  const now = { time: '2026-01-01T00:00:10.000Z', sequence: 7, asked: 0 };
  const store = {
    lastPublished: async () => {
      now.asked += 1;
      return published;
    },
    sequence: async () => now.sequence,
  };
  const world = { store, clock: { now: () => now.time } } as unknown as World;
  return { now, changes: new LastChanges(world) };
}

test('the last change is told in whole seconds and asked for once a sequence', async () => {
  const { now, changes: made } = changes('2026-01-01T00:00:03.900Z');
  for (let n = 0; n < 3; n += 1) assert.equal((await made.at(7))?.text, 'Thu, 01 Jan 2026 00:00:03 GMT');
  assert.equal(now.asked, 1);
});

test('a change of this second is not told, since another may fall into it', async () => {
  const { now, changes: made } = changes('2026-01-01T00:00:09.000Z');
  assert.equal(await made.at(7), undefined);
  now.time = '2026-01-01T00:00:11.000Z';
  assert.equal((await made.at(7))?.time, Date.parse('2026-01-01T00:00:09Z'));
});

test('nothing is told of an answer that is older than what was published meanwhile', async () => {
  const { now, changes: made } = changes('2026-01-01T00:00:03.000Z');
  now.sequence = 8;
  assert.equal(await made.at(7), undefined);
  assert.ok(await made.at(8));
  assert.equal(await changes(undefined).changes.at(7), undefined);
});
