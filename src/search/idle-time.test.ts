import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useIdleTime } from './idle-time.ts';
import type { Search } from './search.ts';

// A search that notes what is asked of it, under a clock that only pauses and steps (of 5 ms) move.
function watched({ steps, publications }: { readonly steps: number; readonly publications: readonly number[] }) {
  let time = 0;
  const notes: string[] = [];
  const columns = { seq: 1 };
  function* prepare(): Generator<void> {
    for (let step = 0; step < steps; step += 1) {
      notes.push(`step at ${time}`);
      time += 5;
      yield;
    }
  }
  const refresh = (): void => {
    columns.seq = 1 + publications.filter((at) => at <= time).length;
  };
  const pause = async (milliseconds: number): Promise<void> => {
    time += milliseconds;
  };
  const search = { columns, refresh, prepare } as unknown as Search;
  return { search, idle: { now: () => time, pause }, notes };
}

test('reading ahead begins after a quiet second and rests twice as long as it works', async () => {
  const { search, idle, notes } = watched({ steps: 3, publications: [] });
  await useIdleTime(search, idle);
  assert.deepEqual(notes, ['step at 1000', 'step at 1015', 'step at 1030']);
});

test('while something is published it waits, and then goes on where it was', async () => {
  const { search, idle, notes } = watched({ steps: 3, publications: [500, 1_500, 3_003] });
  await useIdleTime(search, idle);
  assert.deepEqual(notes, ['step at 3000', 'step at 4015', 'step at 4030']);
});
