import type { World, WriteStore } from '../core/ports.ts';

/** The world in which an action, which opens a transaction of its own, gets the one that ends a job. */
export function within(world: World, tx: WriteStore): World {
  return { ...world, store: { ...world.store, transaction: (work) => work(tx) } };
}
