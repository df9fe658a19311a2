import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Revision } from '../../src/core/revision.ts';
import { takeCrowdIn } from '../world/crowd.ts';
import { testOverEngines } from '../world/engines.ts';
import { fakeWorld } from '../world/fake-world.ts';
import { figure, shortOrLong } from '../world/figures.ts';
import { brokenLaws } from '../world/invariants.ts';
import { openAddress } from '../world/open-address.ts';
import { startNode } from '../world/process.ts';
import { contradictions, type Edit } from '../world/record-history.ts';

const PROMISE = '03-no-lost-update';
const WRITERS = 8;
// A writer on PostgreSQL waits for the disk and the way there.
const each = { sqlite: shortOrLong(60, 125), postgres: shortOrLong(30, 125) };
const SEEDS = shortOrLong(1, 10);
const child = join(import.meta.dirname, 'child', 'edit-records.ts');

async function prepare(address: string): Promise<void> {
  const world = fakeWorld(await openAddress(address));
  await takeCrowdIn(world);
  await world.store.close();
}

type Plan = { readonly edits: number; readonly seed?: number; readonly mode?: string };
type Told = { readonly edits: readonly Edit[]; readonly drawn: readonly string[] };

// Two processes with eight writers each work on one database; returns all that they were told.
async function writeTogether(address: string, { edits, seed = 1, mode = '' }: Plan): Promise<Told> {
  const processes = [0, WRITERS].map((from) =>
    startNode([child, address, String(from), String(WRITERS), String(edits), String(seed * 100 + from), mode]),
  );
  for (const { ended, errors } of processes) assert.equal(await ended, 0, errors.join('\n'));
  const lines = processes.flatMap(({ lines }) => lines.map((line) => JSON.parse(line) as Edit & { drawn?: string }));
  return {
    edits: lines.filter((line) => line.drawn === undefined),
    drawn: lines.flatMap((line) => line.drawn ?? []),
  };
}

async function keptIn(address: string, edits: readonly Edit[]): Promise<ReadonlyMap<string, readonly Revision[]>> {
  const store = await openAddress(address);
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

testOverEngines(
  `${PROMISE}: sixteen writers in two processes lose nothing and draw no number twice`,
  async (t, engine) => {
    const all: Edit[] = [];
    let numbers = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const address = await engine.newDatabase(t).address();
      await prepare(address);
      const { edits, drawn } = await writeTogether(address, { edits: each[engine.name], seed });
      assert.deepEqual(contradictions(edits, await keptIn(address, edits)), [], `seed ${seed}`);
      assert.deepEqual(await brokenLaws(address), [], `seed ${seed}`);
      assert.equal(new Set(drawn).size, drawn.length, 'a number was drawn twice');
      assert.equal(edits.length, 2 * WRITERS * each[engine.name]);
      all.push(...edits);
      numbers += drawn.length;
    }
    const conflicts = all.filter((edit) => edit.outcome === 'conflict').length;
    const stale = all.filter((edit) => edit.stale).length;
    assert.ok(stale > 0 && conflicts > stale, `${conflicts} conflicts, ${stale} of them on purpose: nobody competed`);
    assert.ok(numbers > 0);
    figure(
      PROMISE,
      `${engine.name}: ${all.length} edits by 16 writers: ${conflicts} conflicts, 0 lost updates, 0 of ${numbers} new numbers twice`,
    );
  },
);

testOverEngines(`${PROMISE}: planted fault: writers that drop the base check are found`, async (t, engine) => {
  const address = await engine.newDatabase(t).address();
  await prepare(address);
  const { edits } = await writeTogether(address, { edits: 12, mode: 'no-base' });
  const found = contradictions(edits, await keptIn(address, edits)).join('\n');
  assert.match(found, /is lost/);
  assert.match(found, /accepted on a stale base/);
});
