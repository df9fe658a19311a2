import { timeAfter } from '../../src/core/job.ts';
import type { World } from '../../src/core/ports.ts';
import { makeKinds } from '../../src/jobs/kinds.ts';
import { runJob } from '../../src/jobs/run-job.ts';

const untilAsked = (_: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

/** Runs every job of these kinds that is due within a minute, and those that they order; tells how many were taken. */
export async function runDue(world: World, kinds: readonly string[], most = 100): Promise<number> {
  const all = makeKinds();
  for (let taken = 0; taken < most; taken += 1) {
    const time = timeAfter(world.clock.now(), 60_000);
    const asked = { kinds, limit: 1, time, until: timeAfter(time, 60_000), holder: `test ${time}` };
    const [job] = await world.store.jobs.take(asked);
    const kind = job && all.get(job.kind);
    if (!job || !kind) return taken;
    await runJob(world, job, { kind, control: new AbortController(), pause: untilAsked });
  }
  throw new Error('jobs go on ordering jobs');
}

/** Runs the digests of a night: those of the day, and on a Monday those of the week too. */
export async function runDigests(world: World, night: string): Promise<void> {
  const due = world.clock.now();
  await world.store.jobs.enqueue({ kind: 'digest', key: `test ${night} ${due}`, due, payload: { night } }, due);
  await runDue(world, ['digest', 'digest-step']);
}
