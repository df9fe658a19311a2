import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { everyOf } from '../../test/world/byte-files.ts';
import { idsUpTo, madeUpStore } from '../../test/world/fake-records.ts';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { nodeFlags, root } from '../../test/world/process.ts';
import { says } from '../../test/world/records.ts';
import { plus, taken, why } from '../../test/world/taken.ts';
import { withdraw } from '../editorial/withdraw.ts';
import { type PublicRecord, publicRecords } from './public-record.ts';

async function all(records: AsyncIterable<PublicRecord>): Promise<readonly PublicRecord[]> {
  return everyOf(records);
}

test('records come in the order of the ids, with what they name, and nothing that is not public', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world, plus('harbour', says('place', 'Rotterdam')));
  const [second, first] = await all(publicRecords(world.store, ['CB-2', 'CB-1', 'CB-9', 'S-1']));
  assert.deepEqual([second?.id, first?.id], ['CB-2', 'CB-1']);
  assert.deepEqual([first?.revision, first?.state, first?.licence], [1, 'published', 'CC-BY-4.0']);
  assert.match(first?.commitment ?? '', /^[0-9a-f]{64}$/);
  assert.deepEqual(
    first?.sources.map(({ title }) => title),
    ['Cameras in shops'],
  );
  assert.deepEqual(
    first?.entities.map(({ names }) => names[0]?.text),
    ['Acme Vision'],
  );
  // Who is named there as operator is a private person.
  assert.doesNotMatch(JSON.stringify(second), /Jane|Qwertz|private-person/);
  assert.equal(second?.entities.length, 1);
});

test('what is withdrawn while others are read is left out', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  async function* ids(): AsyncGenerator<string> {
    yield 'CB-1';
    await done(world, withdraw, { id: 'CB-2', base: 1, ...why });
    yield 'CB-2';
  }
  assert.deepEqual(
    (await all(publicRecords(world.store, ids()))).map(({ id }) => id),
    ['CB-1'],
  );
});

test('a hundred records cost two questions, and others are let in between', async () => {
  const store = madeUpStore();
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 0);
  assert.equal((await all(publicRecords(store, idsUpTo(1_000)))).length, 1_000);
  clearInterval(turning);
  assert.deepEqual(store.asked, { published: 10, current: 10 });
  assert.ok(turns > 0);
});

const measured = (format: string, what: string) => {
  const program = join(root, 'test', 'world', 'export-memory.ts');
  const text = execFileSync(process.execPath, [...nodeFlags, program, format, '20000', what], { encoding: 'utf8' });
  return JSON.parse(text) as { read: number; middle: number; after: number; kept: number };
};
const ENOUGH = 6_000_000;

for (const format of ['csv', 'csv-long', 'ndjson', 'json', 'parquet']) {
  test(`20,000 records as ${format} need no more memory in the middle than at the start`, () => {
    const { read, middle, after } = measured(format, 'all');
    assert.equal(read, 20_000);
    assert.ok(middle < ENOUGH, `${middle} bytes more in the middle`);
    assert.ok(after < ENOUGH, `${after} bytes more at the end`);
  });
}

test('a reader who stops in the middle frees all, and nothing is read for nobody', () => {
  const { read, after } = measured('ndjson', 'some');
  assert.ok(read < 12_000, `${read} records were read`);
  assert.ok(after < ENOUGH, `${after} bytes are still held`);
});

test('planted: whoever keeps what was sent is found out by the same measure', () => {
  assert.ok(measured('ndjson', 'kept').after > ENOUGH);
});
