import { problem, Refused } from '../core/errors.ts';
import { backOff, type HeldJob, type JobProblem, jobName, jobRules, timeAfter } from '../core/job.ts';
import type { JobOutcome } from '../core/job-ports.ts';
import type { World } from '../core/ports.ts';
import { polite } from './polite.ts';

/**
 * What jobs of one kind do. It may run twice, so whatever it changes outside the database must come out the same the second
 * time; what it writes to the database belongs in the outcome's effect, which is done once.
 */
export type Kind = (world: World, payload: unknown, signal: AbortSignal) => Promise<JobOutcome>;

/** Waits so many milliseconds, or until the signal. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** How a job in hand is run: by its kind, until `control` stops it. */
export type Hand = { readonly kind: Kind; readonly control: AbortController; readonly pause: Pause };

/** Why a job is stopped: its worker ends, so it goes back as it was. */
export class Stopped extends Error {}

class Lost extends Error {}

// One renewal at a time: on PostgreSQL it waits while the job's own last transaction holds the row.
async function keepLease(world: World, job: HeldJob, hand: Hand & { readonly over: AbortSignal }): Promise<void> {
  const { control, pause, over } = hand;
  const { clock, store } = world;
  for (;;) {
    await pause(jobRules.heartbeat, over);
    if (over.aborted) return;
    // A database that is away may be back before the lease runs out; then nothing is lost.
    const isOurs = await store.jobs.prolong(job, timeAfter(clock.now(), jobRules.lease)).catch(() => true);
    if (!isOurs) return control.abort(new Lost());
  }
}

function problemOf(world: World, job: HeldJob, error: unknown): JobProblem {
  if (error instanceof Refused) return error.problem;
  world.log.error(`${jobName(job.id)} (${job.kind}) failed`, error);
  return problem('internal');
}

async function giveBack(world: World, job: HeldJob, error: unknown): Promise<void> {
  if (error instanceof Lost) return;
  const { clock, random, store } = world;
  if (error instanceof Stopped) {
    await store.jobs.handBack(job, clock.now());
    return;
  }
  const { code, sentence } = problemOf(world, job, error);
  const time = clock.now();
  const isLast = job.attempts >= jobRules.attempts;
  const again = isLast ? undefined : timeAfter(time, backOff(job.attempts, random.bytes(2)));
  await store.jobs.fail(job, time, { problem: { code, sentence }, again });
}

async function work(world: World, job: HeldJob, { kind, control }: Hand): Promise<void> {
  const { clock, store } = world;
  const { signal } = control;
  signal.throwIfAborted();
  const outcome = await kind({ ...world, store: polite(store, signal) }, job.payload, signal);
  signal.throwIfAborted();
  const end: JobOutcome = 'effect' in outcome ? { effect: (tx) => outcome.effect(polite(tx, signal)) } : outcome;
  await store.jobs.finish(job, clock.now(), end);
}

/**
 * Runs a job that was taken, keeps its lease, and finishes it or puts it back. Never throws: what cannot be told to the
 * database is told to the log, and the lease runs out.
 */
export async function runJob(world: World, job: HeldJob, hand: Hand): Promise<void> {
  const over = new AbortController();
  const kept = keepLease(world, job, { ...hand, over: over.signal });
  try {
    await work(world, job, hand).catch((error: unknown) => giveBack(world, job, error));
  } catch (error) {
    world.log.error(`${jobName(job.id)} (${job.kind}) is left to its lease`, error);
  }
  over.abort();
  await kept;
}
