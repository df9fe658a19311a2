import type { JobStore } from '../../src/core/job-ports.ts';
import type { Store, World, WriteStore } from '../../src/core/ports.ts';

/**
 * What happens to a process: at which of its calls to the store it is killed, before or after the call took effect, and
 * at which it is frozen for so many milliseconds. Calls are counted from one; none means never.
 */
export type Fate = {
  readonly killedAt?: number;
  readonly isAfter: boolean;
  readonly frozenAt?: number;
  readonly frozenFor: number;
};

type Call = (...given: never[]) => unknown;
type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

class Killed extends Error {}

const forever = (): Promise<never> => new Promise(() => undefined);
const noSignal = new AbortController().signal;

/**
 * A world as a process sees it that is killed at some call: the call, and every later one, gets no answer. What was
 * open in the database then is undone, as it is when a connection ends.
 */
export function mortalWorld(
  world: World,
  fate: Fate,
  { pause, onKilled }: { pause: Pause; onKilled: () => void },
): World {
  let calls = 0;
  let isDead = false;

  // An open transaction ends with an error, so that the store undoes it; all else hears nothing any more.
  const dead = (isInside: boolean): Promise<never> => (isInside ? Promise.reject(new Killed()) : forever());

  function kill(isInside: boolean): Promise<never> {
    isDead = true;
    onKilled();
    return dead(isInside);
  }

  async function call(run: () => unknown, isInside: boolean): Promise<unknown> {
    if (isDead) return dead(isInside);
    calls += 1;
    const [isHit, isFrozen] = [calls === fate.killedAt, calls === fate.frozenAt && !isInside];
    if (isHit && !fate.isAfter) return kill(isInside);
    if (isFrozen) await pause(fate.frozenFor, noSignal);
    try {
      const value = await run();
      if (isDead) return dead(isInside);
      return isHit ? kill(isInside) : value;
    } catch (error) {
      if (isDead) return dead(isInside);
      throw error;
    }
  }

  function fated<T extends object>(target: T, isInside: boolean): T {
    const calls = Object.entries(target).filter((entry): entry is [string, Call] => typeof entry[1] === 'function');
    const made = calls.map(([name, run]) => [name, (...given: never[]) => call(() => run(...given), isInside)]);
    return { ...target, ...Object.fromEntries(made) };
  }

  const inside = (tx: WriteStore): WriteStore => fated(tx, true);
  const { jobs } = world.store;
  const fatedJobs: JobStore = {
    ...fated(jobs, false),
    // The store is shared here, and no process hears the bell of another.
    onEnqueued: () => () => undefined,
    finish: (job, time, outcome) => {
      const end = 'effect' in outcome ? { effect: (tx: WriteStore) => outcome.effect(inside(tx)) } : outcome;
      return call(() => jobs.finish(job, time, end), false) as Promise<boolean>;
    },
  };
  const transaction: Store['transaction'] = <T>(work: (tx: WriteStore) => Promise<T>) =>
    call(() => world.store.transaction((tx) => work(inside(tx))), false) as Promise<T>;
  return { ...world, store: { ...fated(world.store, false), transaction, jobs: fatedJobs } };
}
