import { type HeldJob, jobRules, timeAfter } from '../core/job.ts';
import type { World } from '../core/ports.ts';
import { type Kind, type Pause, runJob, Stopped } from './run-job.ts';

/**
 * What a runner runs: kinds by name, how many jobs at once, what it is to do before each look, and whom to tell when there
 * has been nothing to do for some seconds.
 */
export type RunnerPlan = {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly parallel: number;
  readonly pause: Pause;
  readonly schedule: (world: World) => Promise<void>;
  readonly onIdle?: () => void;
};

/** A runner at work. `wake` makes it look at once; `stop` finishes or hands back what it holds. */
export type Runner = { readonly wake: () => void; readonly stop: () => Promise<void> };

// How long to wait between looks when there is nothing to do, and for jobs that do not stop; in milliseconds.
const FIRST_REST = 500;
const LONGEST_REST = 5_000;
const GRACE = 10_000;
// Given so that no error is made of it.
const RUNG = 'rung';

/** Starts to take jobs and to run them. It outlives a database that goes away and comes back. */
export function startRunner(world: World, { kinds, parallel, pause, schedule, onIdle }: RunnerPlan): Runner {
  const { clock, log, random, store } = world;
  const names = [...kinds.keys()];
  const running = new Map<Promise<void>, AbortController>();
  let bell = new AbortController();
  let isStopping = false;

  const wake = (): void => bell.abort(RUNG);

  function begin(job: HeldJob, kind: Kind): void {
    const control = new AbortController();
    if (isStopping) control.abort(new Stopped());
    const work = runJob(world, job, { kind, control, pause }).then(() => {
      running.delete(work);
      wake();
    });
    running.set(work, control);
  }

  async function look(): Promise<boolean> {
    await schedule(world);
    const limit = parallel - running.size;
    const time = clock.now();
    const due = limit > 0 ? await store.jobs.nextDue(names) : undefined;
    if (due === undefined || due > time || isStopping) return false;
    const holder = Buffer.from(random.bytes(16)).toString('hex');
    const until = timeAfter(time, jobRules.lease);
    const jobs = await store.jobs.take({ kinds: names, limit, time, until, holder });
    for (const job of jobs) {
      const kind = kinds.get(job.kind);
      if (kind) begin(job, kind);
    }
    return jobs.length > 0;
  }

  async function loop(): Promise<void> {
    let rest = FIRST_REST;
    let isAway = false;
    while (!isStopping) {
      // A new bell before each look: what rings while we look makes us look once more.
      bell = new AbortController();
      const { signal } = bell;
      let isBusy = false;
      try {
        isBusy = await look();
        if (isAway) log.info('The database is back, and jobs go on.');
        isAway = false;
      } catch (error) {
        if (!isAway) log.error('Jobs wait, because the database cannot be asked', error);
        isAway = true;
      }
      if (isBusy) rest = FIRST_REST;
      else {
        await pause(rest, signal);
        rest = signal.aborted ? FIRST_REST : Math.min(rest * 2, LONGEST_REST);
        if (rest === LONGEST_REST && running.size === 0 && !isAway) onIdle?.();
      }
    }
  }

  const looping = loop();
  const deaf = store.jobs.onEnqueued(wake);
  const stop = async (): Promise<void> => {
    isStopping = true;
    deaf();
    wake();
    for (const control of running.values()) control.abort(new Stopped());
    const over = new AbortController();
    const ended = looping.then(() => Promise.all(running.keys()));
    await Promise.race([ended, pause(GRACE, over.signal)]);
    over.abort();
  };
  return { wake: () => wake(), stop };
}
