import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { recordNow, refusal, taken } from '../../test/world/taken.ts';
import { keeper } from '../core/policy.ts';
import type { World } from '../core/ports.ts';
import { backUp } from './backup-file.ts';
import { closeRevision } from './close-revision.ts';
import { revert } from './revert.ts';
import { editRecord } from './review-proposal.ts';
import { verifyStore } from './verify.ts';
import { withdraw } from './withdraw.ts';

const CANARY = 'Zebedee Quagmire-Fotheringay of Nine Elms';
const reason = 'For a test';
const edit = { record: 'CB-1', sources: [], entities: [], reason };
// Long enough to fill several pages of the file.
const wrong = says('summary', `${CANARY} did it. `.repeat(300));

async function withCanary(world: World): Promise<void> {
  await taken(world);
  await done(world, editRecord, { ...edit, base: 1, changes: [{ field: 'summary', after: wrong }] });
  await done(world, editRecord, { ...edit, base: 2, changes: [{ field: 'summary', before: wrong }] });
}

const closing = { id: 'CB-1', base: 3, numbers: [2], reason: 'It named somebody who was harmed', credit: 'A keeper' };

testOverEngines('a closed version says nothing any more, and why; all else stays as it was', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await withCanary(world);
  const [now, before, sequence] = [
    await recordNow(world, 'CB-1'),
    await world.store.history('CB-1'),
    await world.store.sequence(),
  ];
  for (const [change, code] of [
    [{ numbers: [] }, 'bad-input'],
    [{ numbers: [3] }, 'wrong-state'],
    [{ numbers: [2, 4] }, 'not-found'],
    [{ base: 2 }, 'conflict'],
    [{ reason: '' }, 'bad-input'],
    [{ id: 'CB-99' }, 'not-found'],
  ] as const)
    await assert.rejects(done(world, closeRevision, { ...closing, ...change }), refusal(code), JSON.stringify(change));
  const editor = await closeRevision.perform(world, { ...keeper, role: 'editor' }, closing);
  assert.equal(editor.ok || editor.problem.code, 'not-allowed');
  assert.ok(await world.store.revision('CB-1', 2));
  assert.deepEqual(await done(world, closeRevision, closing), { id: 'CB-1', closed: [2] });
  assert.equal(await world.store.revision('CB-1', 2), undefined);
  assert.ok((await world.store.sequence()) > sequence);
  assert.deepEqual(await recordNow(world, 'CB-1'), now);
  const after = await world.store.history('CB-1');
  assert.deepEqual(
    after.map(({ closed: _, ...line }) => line),
    before,
  );
  assert.deepEqual(
    after.map(({ closed }) => closed?.reason),
    [undefined, closing.reason, undefined],
  );
  await assert.rejects(done(world, closeRevision, closing), refusal('wrong-state'));
  await assert.rejects(done(world, revert, { id: 'CB-1', base: 3, to: 2, reason }), refusal('not-found'));
  const { doubts, first, closed } = await verifyStore(world.store);
  assert.deepEqual([doubts, first, closed], [0, [], 1]);
});

testOverEngines('of a withdrawn record also the last version can be closed', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await withCanary(world);
  await done(world, withdraw, { id: 'CB-1', base: 3, reason, credit: 'A test' });
  const all = { ...closing, base: 4, numbers: [1, 2, 3, 4] };
  assert.deepEqual((await done(world, closeRevision, all)).closed, [1, 2, 3, 4]);
  assert.deepEqual([await world.store.revision('CB-1'), await world.store.current(['CB-1'])], [undefined, []]);
  assert.equal((await world.store.head('CB-1'))?.state, 'withdrawn');
  assert.deepEqual((await verifyStore(world.store)).first, []);
});

testOverEngines('nothing of it is in a backup, nor, embedded, in any file', async (t, engine) => {
  const { world, place } = await newWorld(t, engine);
  const files = () => {
    const directory = dirname(place);
    return readdirSync(directory).map((name) => readFileSync(join(directory, name)));
  };
  const lines: string[] = [];
  const write = async (all: AsyncIterable<string>): Promise<void> => {
    lines.length = 0;
    for await (const line of all) lines.push(line);
  };
  await withCanary(world);
  await backUp(world.store, { made: world.clock.now(), write });
  assert.ok(lines.some((line) => line.includes(CANARY)));
  const isEmbedded = engine.name === 'sqlite';
  if (isEmbedded) assert.ok(files().some((bytes) => bytes.includes(CANARY)));
  await done(world, closeRevision, closing);
  await backUp(world.store, { made: world.clock.now(), write });
  assert.ok(!lines.some((line) => line.includes(CANARY)));
  if (isEmbedded) assert.ok(!files().some((bytes) => bytes.includes(CANARY)));
});
