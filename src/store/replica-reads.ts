import type { ReadStore } from '../core/ports.ts';

/** How far a replica has come: the public sequence it shows, and whether it has everything up to a mark. */
export type Standing = { readonly sequence: number; readonly hasMark: boolean };

/** A primary and a replica of it. `mark` names the place up to which the primary has written by now. */
export type Pair = {
  readonly primary: ReadStore;
  readonly replica: ReadStore;
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
    if (wanted === null) return undefined;
    try {
      const { sequence, hasMark } = await standing(wanted);
      if (!hasMark) return undefined;
      if (marked.mark === wanted) marked = { ...marked, isReached: true };
      known = sequence;
      return sequence;
    } catch {
      restsUntil = performance.now() + REST_MS;
      return undefined;
    }
  }

  async function isGood(): Promise<boolean> {
    const isCurrent = marked.isReached && marked.writes === writes && performance.now() >= restsUntil;
    return (isCurrent && known >= floor) || ((await look()) ?? -1) >= floor;
  }

  // Whatever goes wrong on the replica, the primary knows better: it may be away, behind a migration, or clearing up rows.
  function routed<Name extends Exclude<keyof ReadStore, 'sequence'>>(name: Name): ReadStore[Name] {
    type Ask = (...given: readonly unknown[]) => Promise<unknown>;
    const ask: Ask = async (...given) => {
      if (await isGood()) {
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

  const names = (Object.keys(primary) as (keyof ReadStore)[]).filter((name) => name !== 'sequence');
  const reads = { ...Object.fromEntries(names.map((name) => [name, routed(name)])), sequence } as ReadStore;

  return {
    reads,
    wrote: () => {
      writes += 1;
    },
    // Not a new floor: the number comes from outside, and one that nobody wrote must not keep all readers off the replica.
    asOf: async (wanted) => {
      if (known >= wanted && (await isGood())) return reads;
      const there = await look();
      return there !== undefined && there >= Math.max(floor, wanted) ? reads : primary;
    },
    standsAt: async () => (await standing(undefined).catch(() => undefined))?.sequence,
  };
}
