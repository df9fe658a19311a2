import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { gathered } from '../../test/world/gathered.ts';
import { refusal, taken } from '../../test/world/taken.ts';
import { vary } from '../../test/world/varied-world.ts';
import { lineDigest } from '../core/held-tables.ts';
import { backUp, backupRows, checkBackup } from './backup-file.ts';
import { digestsOf, rowsOf } from './bring-over.ts';

const made = '2026-11-23T00:00:00.000Z';

async function* lines(from: readonly string[]): AsyncGenerator<string> {
  yield* from;
}

async function backup(t: Parameters<typeof temporaryWorld>[0]) {
  const { world } = temporaryWorld(t);
  await vary(world);
  let all: readonly string[] = [];
  const write = async (from: AsyncIterable<string>): Promise<void> => {
    all = await gathered(from);
  };
  const done = await backUp(world.store, { made, write });
  return { world, all, done };
}

// The last line as somebody would write it who knows how.
function signed(all: readonly string[], format = 'casebook.backup/4'): readonly string[] {
  const digest = lineDigest();
  for (const line of all) digest.add(line);
  const { count, sha256 } = digest.result();
  return [...all, JSON.stringify({ end: format, lines: count, sha256 })];
}

test('a backup holds every row once, and says when and where it was made', async (t) => {
  const { world, all, done } = await backup(t);
  const { header, digests } = await checkBackup(lines(all), 'x.gz');
  const sequence = await world.store.sequence();
  assert.deepEqual([header.made, header.prefix, header.sequence], [made, 'CB', sequence]);
  assert.deepEqual([done.sequence, done.rows], [sequence, all.length - 2]);
  await world.store.holdings.snapshot(async (snapshot) => {
    assert.deepEqual(digests, await digestsOf(snapshot));
    assert.deepEqual(await gathered(backupRows(lines(all))), await gathered(rowsOf(snapshot)));
  });
});

test('progress is told after every row', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const told: number[] = [];
  const tell = (row: number, of: number): void => {
    told.push(of - row);
  };
  await backUp(world.store, { made, tell, write: async (from) => void (await gathered(from)) });
  assert.equal(told.at(-1), 0);
  assert.equal(told.length, (told[0] ?? 0) + 1);
});

test('what is written while it runs is not in it', async (t) => {
  const { world } = temporaryWorld(t);
  await vary(world);
  const before = await world.store.sequence();
  let all: readonly string[] = [];
  const write = async (from: AsyncIterable<string>): Promise<void> => {
    await taken(world, { collection: 'meanwhile' });
    all = await gathered(from);
  };
  await backUp(world.store, { made, write });
  assert.ok((await world.store.sequence()) > before);
  assert.equal((await checkBackup(lines(all), 'x.gz')).header.sequence, before);
  assert.ok(!all.join().includes('meanwhile'));
});

const spoilt: Readonly<Record<string, readonly [(all: readonly string[]) => readonly string[], RegExp]>> = {
  'an empty file': [() => [], /^x\.gz is not a backup/],
  'another kind of file': [() => ['id,title', 'CB-1,A case'], /^x\.gz is not a backup/],
  'another format': [(all) => [(all[0] ?? '').replace('casebook', 'other'), ...all.slice(1)], /is not a backup/],
  'a newer format': [(all) => [(all[0] ?? '').replace('backup/4', 'backup/5'), ...all.slice(1)], /by a newer Casebook/],
  'only its header': [(all) => all.slice(0, 1), /is cut off/],
  'the end missing': [(all) => all.slice(0, -1), /is cut off/],
  'half of it missing': [(all) => all.slice(0, all.length / 2), /is cut off/],
  'a row left out': [(all) => all.toSpliced(9, 1), /changed or damaged/],
  'a row twice': [(all) => all.toSpliced(9, 0, all[9] ?? ''), /changed or damaged/],
  'two rows exchanged': [(all) => all.toSpliced(9, 2, all[10] ?? '', all[9] ?? ''), /changed or damaged/],
  'two rows exchanged, rightly hashed': [
    (all) => signed(all.slice(0, -1).toSpliced(9, 2, all[10] ?? '', all[9] ?? '')),
    /changed or damaged/,
  ],
  'one sign of a text': [(all) => all.map((line) => line.replace('Rotterdam', 'Rotterdan')), /changed or damaged/],
  'one sign of the header': [(all) => [(all[0] ?? '').replace('2026', '2025'), ...all.slice(1)], /changed or damaged/],
  'something behind the end': [(all) => [...all, all.at(-1) ?? ''], /changed or damaged/],
  'a row that is none, rightly hashed': [
    (all) => signed([...all.slice(0, -1), '["job",{"id":1}]']),
    /changed or damaged/,
  ],
  'a row too few, rightly hashed': [(all) => signed(all.slice(0, -2)), /changed or damaged/],
};

test('a backup from before there was a desk is read as well', async (t) => {
  const { all } = await backup(t);
  const later = ['item', 'item_message', 'account', 'subscription', 'closing', 'webhook'];
  const { tables, ...header } = JSON.parse(all[0] ?? '');
  const counts = Object.fromEntries(Object.entries(tables).filter(([table]) => !later.includes(table)));
  const first = JSON.stringify({ ...header, format: 'casebook.backup/1', tables: counts });
  const rows = all.slice(1, -1).filter((line) => !later.includes(JSON.parse(line)[0]));
  const old = signed([first, ...rows], 'casebook.backup/1');
  const { digests } = await checkBackup(lines(old), 'x.gz');
  assert.deepEqual([digests.item.count, digests.audit.count], [0, tables.audit]);
});

test('a spoilt backup is refused with its reason', async (t) => {
  const { all } = await backup(t);
  await checkBackup(lines(signed(all.slice(0, -1))), 'x.gz');
  for (const [what, [spoil, words]] of Object.entries(spoilt)) {
    const refused = (error: unknown) => refusal('bad-file')(error) && words.test((error as Error).message);
    await assert.rejects(checkBackup(lines(spoil(all)), 'x.gz'), refused, what);
  }
});
