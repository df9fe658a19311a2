import type { World, WriteStore } from '../core/ports.ts';

class Undone extends Error {}

/** A world in which every transaction does its work, tells its answer, and is then undone: nothing is written. */
export function rehearsal(world: World): World {
  const { store } = world;
  const transaction = async <T>(work: (tx: WriteStore) => Promise<T>): Promise<T> => {
    const answers: T[] = [];
    try {
      await store.transaction(async (tx) => {
        answers.push(await work(tx));
        throw new Undone();
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
    return answers[0] as T;
  };
  return { ...world, store: { ...store, transaction } };
}
