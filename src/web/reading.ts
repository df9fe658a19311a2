import type { ReadStore, World } from '../core/ports.ts';
import { KnownSequence } from './known-sequence.ts';
import { wroteIn } from './recent-write.ts';

/**
 * From where a request is answered: the world to read, the sequence to keep the page under, and whether the page may be
 * kept at all. A page for whoever just wrote may not, and one for which the database was not heard is not made anew.
 */
export type Reading = {
  readonly world: World;
  readonly sequence: number;
  readonly isHeard: boolean;
  readonly isOwn: boolean;
};

// A store that reads from elsewhere and is otherwise the same.
function through(world: World, reads: ReadStore): World {
  return { ...world, store: { ...world.store, ...reads } };
}

/** The same world at a sequence: a page is kept under it, so the lists on it must not be older either. */
export function knowing(world: World, sequence: number): World {
  return { ...world, queries: world.queries.asOf(sequence) };
}

/**
 * Makes the function that finds out from where a request with these cookies is answered. Whoever just wrote reads a state
 * that holds the write, also when the replica has not got it yet. A number that nobody has written up to is no reason to
 * leave the kept pages aside, so that a made-up cookie costs no more than a look.
 */
export function makeReadings(world: World): (cookies: string | undefined) => Promise<Reading> {
  const known = new KnownSequence(world.store, world.log);
  return async (cookies) => {
    const usual = { world, ...(await known.ask()), isOwn: false };
    const wrote = wroteIn(cookies, world.site());
    if (wrote === undefined || wrote <= usual.sequence || !usual.isHeard) return usual;
    const reads = await world.store.asOf(wrote);
    const sequence = await reads.sequence();
    return sequence < wrote ? usual : { world: through(world, reads), sequence, isHeard: true, isOwn: true };
  };
}
