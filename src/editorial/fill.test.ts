import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { auditLines } from '../../test/world/raw-rows.ts';
import { refusal, taken } from '../../test/world/taken.ts';
import { digestsOf } from './bring-over.ts';
import { beginFilling, checkFilled, endFilling, refuseHalfFilled } from './fill.ts';

test('every filling has a mark of its own', async (t) => {
  const { world } = temporaryWorld(t);
  const one = await beginFilling(world, { of: 'a', from: 'b' });
  const two = await beginFilling(world, { of: 'a', from: 'b' });
  assert.match(one.by, /^[0-9a-f]{32}$/);
  assert.notEqual(one.by, two.by);
});

test('a half-filled database is refused with where it is filled from, and usable after the end', async (t) => {
  const { world, path } = temporaryWorld(t);
  await refuseHalfFilled(world.store);
  const mark = await beginFilling(world, { of: 'a', from: 'the backup x.gz' });
  await assert.rejects(refuseHalfFilled(world.store), (error) => {
    return refusal('half-filled')(error) && /from the backup x\.gz, and that is not complete/.test(String(error));
  });
  await endFilling(world, mark, 'restore');
  await refuseHalfFilled(world.store);
  assert.deepEqual(await auditLines(path), ['keeper restore -: done']);
});

test('the sequence of the source is kept, although rebuilding is a step of its own', async (t) => {
  const { world } = temporaryWorld(t);
  const mark = await beginFilling(world, { of: 'a', from: 'b' });
  const digests = await world.store.holdings.snapshot(digestsOf);
  const { sequence } = await checkFilled(world, mark, { from: 'b', digests, sequence: 41 });
  assert.equal(sequence, 41);
});

test('what is not equal is refused by the name of its table, and nothing is rebuilt', async (t) => {
  const [{ world }, other] = [temporaryWorld(t), temporaryWorld(t)];
  await taken(other.world);
  const digests = await other.world.store.holdings.snapshot(digestsOf);
  const mark = await beginFilling(world, { of: 'a', from: 'b' });
  await assert.rejects(checkFilled(world, mark, { from: 'b', digests, sequence: 41 }), /in the table counter/);
  assert.equal(await world.store.sequence(), 0);
});
