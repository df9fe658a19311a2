import type { ReadStore } from '../core/ports.ts';
import type { PublicReads } from './reads.ts';

/** How far a replica has come: the public sequence it shows, and whether it has everything up to a mark. */
export type Standing = { readonly sequence: number; readonly hasMark: boolean };

/** A primary and a replica of it, which is never asked about the desk. `mark` names the place up to which the primary has written by now. */
export type Pair = {
  readonly primary: ReadStore;
  readonly replica: PublicReads;
  readonly standing: (mark: string | undefined) => Promise<Standing>;
  readonly mark: () => Promise<string>;
};

/** Reads that go to the replica where it is good enough. */
export type ReplicaReads = {
  readonly reads: ReadStore;
  /** To be called after each transaction, also one that failed: it may have been committed all the same. */
  readonly wrote: () => void;
  readonly asOf: (sequence: number) => Promise<ReadStore>;
  /** The sequence that the replica shows; undefined when it does not answer. */
  readonly standsAt: () => Promise<number | undefined>;
};

// A replica that does not answer is not asked again at once, since each time would cost a reader the patience of a connection.
const REST_MS = 5_000;

/**
 * Makes reads over a pair. What this process was shown once, and what it wrote, it never sees undone: until the replica
 * has come as far, the primary answers, as it does while the replica is away. `from` is the sequence to begin with.
 */
export function makeReplicaReads({ primary, replica, standing, mark }: Pair, from: number): ReplicaReads {
  let floor = from;
  let known = -1;
  let writes = 0;
  let marked = { writes: 0, mark: undefined as string | undefined, isReached: true };
  let restsUntil = 0;

  async function markOf(): Promise<string | undefined> {
    if (marked.writes !== writes) {
      const upTo = writes;
      const place = await mark();
      if (upTo > marked.writes) marked = { writes: upTo, mark: place, isReached: false };
    }
    return marked.isReached ? undefined : marked.mark;
  }

  // The sequence of a replica that has all this process wrote; undefined of one that has not, or does not answer.
  async function look(): Promise<number | undefined> {
    if (performance.now() < restsUntil) return undefined;
    const wanted = await markOf().catch(() => null);
    if (wanted === null || performance.now() < restsUntil) return undefined;
    // Whoever asks after a rest asks for all, however long that takes.
    if (restsUntil > 0) restsUntil = performance.now() + REST_MS;
    try {
      const { sequence, hasMark } = await standing(wanted);
      restsUntil = 0;
      if (!hasMark) return undefined;
      if (marked.mark === wanted) marked = { ...marked, isReached: true };
      known = sequence;
      return sequence;
    } catch {
      restsUntil = performance.now() + REST_MS;
      return undefined;
    }
  }

  // Whether the replica, as it was last seen or else as it is now, has come as far and has all this process wrote.
  async function hasReached(least: number): Promise<boolean> {
    const isCurrent = marked.isReached && marked.writes === writes && restsUntil === 0;
    return (isCurrent && known >= least) || ((await look()) ?? -1) >= Math.max(floor, least);
  }

  // Whatever goes wrong on the replica, the primary knows better: it may be away, behind a migration, or clearing up rows.
  function routed<Name extends keyof PublicReads>(name: Name): ReadStore[Name] {
    type Ask = (...given: readonly unknown[]) => Promise<unknown>;
    const ask: Ask = async (...given) => {
      if (await hasReached(floor)) {
        try {
          return await (replica[name] as Ask)(...given);
        } catch {
          restsUntil = performance.now() + REST_MS;
        }
      }
      return (primary[name] as Ask)(...given);
    };
    return ask as ReadStore[Name];
  }

  async function sequence(): Promise<number> {
    const there = await look();
    const seen = there !== undefined && there >= floor ? there : await primary.sequence();
    floor = Math.max(floor, seen);
    return seen;
  }

  const names = Object.keys(replica) as (keyof PublicReads)[];
  const reads = { ...primary, ...Object.fromEntries(names.map((name) => [name, routed(name)])), sequence } as ReadStore;

  return {
    reads,
    wrote: () => {
      writes += 1;
    },
    // Not a new floor: the number comes from outside, and one that nobody wrote must not keep all readers off the replica.
    asOf: async (wanted) => ((await hasReached(Math.max(floor, wanted))) ? reads : primary),
    standsAt: async () => (await standing(undefined).catch(() => undefined))?.sequence,
  };
}
