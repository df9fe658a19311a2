import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Revision } from '../../src/core/revision.ts';
import { choosePrefix } from '../../src/editorial/choose-prefix.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { done, fakeWorld, temporaryDirectory } from '../world/fake-world.ts';
import { figure, shortOrLong } from '../world/figures.ts';
import { brokenLaws } from '../world/invariants.ts';
import { startNode } from '../world/process.ts';
import { contradictions, type Edit } from '../world/record-history.ts';
import { says } from '../world/records.ts';

const PROMISE = '03-no-lost-update';
const RECORDS = 50;
const WRITERS = 8;
const EDITS = shortOrLong(60, 125);
const SEEDS = shortOrLong(1, 10);
const child = join(import.meta.dirname, 'child', 'edit-records.ts');

async function prepare(path: string): Promise<void> {
  const world = fakeWorld(openSqlite(path));
  await done(world, choosePrefix, { prefix: 'CB' });
  const records = Array.from({ length: RECORDS }, (_, n) => ({
    key: `record-${n}`,
    document: { language: 'en', statements: [says('title', `Case ${n}`), says('type', 'incident')] },
  }));
  const why = { reason: 'To be edited', credit: 'A test' };
  await done(world, takeIn, { collection: 'crowd', ...why, entities: [], sources: [], records });
  await world.store.close();
}

type Plan = { readonly edits: number; readonly seed?: number; readonly mode?: string };
type Told = { readonly edits: readonly Edit[]; readonly drawn: readonly string[] };

// Two processes with eight writers each work on one database; returns all that they were told.
async function writeTogether(path: string, { edits, seed = 1, mode = '' }: Plan): Promise<Told> {
  const processes = [0, WRITERS].map((from) =>
    startNode([child, path, String(from), String(WRITERS), String(edits), String(seed * 100 + from), mode]),
  );
  for (const { ended, errors } of processes) assert.equal(await ended, 0, errors.join('\n'));
  const lines = processes.flatMap(({ lines }) => lines.map((line) => JSON.parse(line) as Edit & { drawn?: string }));
  return {
    edits: lines.filter((line) => line.drawn === undefined),
    drawn: lines.flatMap((line) => line.drawn ?? []),
  };
}

async function keptIn(path: string, edits: readonly Edit[]): Promise<ReadonlyMap<string, readonly Revision[]>> {
  const store = openSqlite(path);
  const kept = new Map<string, readonly Revision[]>();
  for (const id of new Set(edits.map((edit) => edit.id))) {
    const lines = await store.history(id);
    const revisions = await Promise.all(lines.map(({ number }) => store.revision(id, number)));
    kept.set(
      id,
      revisions.flatMap((revision) => revision ?? []).sort((a, b) => a.body.number - b.body.number),
    );
  }
  await store.close();
  return kept;
}

test(`${PROMISE}: sixteen writers in two processes lose nothing and draw no number twice`, async (t) => {
  const all: Edit[] = [];
  let numbers = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const path = join(temporaryDirectory(t), 'casebook.db');
    await prepare(path);
    const { edits, drawn } = await writeTogether(path, { edits: EDITS, seed });
    assert.deepEqual(contradictions(edits, await keptIn(path, edits)), [], `seed ${seed}`);
    assert.deepEqual(brokenLaws(path), [], `seed ${seed}`);
    assert.equal(new Set(drawn).size, drawn.length, 'a number was drawn twice');
    assert.equal(edits.length, 2 * WRITERS * EDITS);
    all.push(...edits);
    numbers += drawn.length;
  }
  const conflicts = all.filter((edit) => edit.outcome === 'conflict').length;
  const stale = all.filter((edit) => edit.stale).length;
  assert.ok(stale > 0 && conflicts > stale, `${conflicts} conflicts, ${stale} of them on purpose: nobody competed`);
  assert.ok(numbers > 0);
  figure(
    PROMISE,
    `${all.length} edits by 16 writers: ${conflicts} conflicts, 0 lost updates, 0 of ${numbers} new numbers twice`,
  );
});

test(`${PROMISE}: planted fault: writers that drop the base check are found`, async (t) => {
  const path = join(temporaryDirectory(t), 'casebook.db');
  await prepare(path);
  const { edits } = await writeTogether(path, { edits: 25, mode: 'no-base' });
  const found = contradictions(edits, await keptIn(path, edits)).join('\n');
  assert.match(found, /is lost/);
  assert.match(found, /accepted on a stale base/);
});
