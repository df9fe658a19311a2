import type { World } from '../../core/ports.ts';

/** The time of the last public change: as a header, and in milliseconds since 1970 without their fraction of a second. */
export type LastChange = { readonly text: string; readonly time: number };

// Two changes may fall into one second, and a date of HTTP tells no less: of a change that young nothing is said.
const SETTLED = 2_000;

/** Finds out when anything public changed last, once for each sequence. */
export class LastChanges {
  readonly #world: Pick<World, 'store' | 'clock'>;
  #known: { readonly sequence: number; readonly last: LastChange | undefined } | undefined;

  constructor(world: Pick<World, 'store' | 'clock'>) {
    this.#world = world;
  }

  /** The last change up to a sequence; undefined while it is too young to be told in seconds, or not known for sure. */
  async at(sequence: number): Promise<LastChange | undefined> {
    if (this.#known?.sequence === sequence) return this.#known.last;
    const { store, clock } = this.#world;
    const changed = Date.parse((await store.lastPublished()) ?? '');
    const isSettled = Date.parse(clock.now()) - changed >= SETTLED;
    // What was published meanwhile is not in the answer that this is said of.
    if (!isSettled || (await store.sequence()) !== sequence) return undefined;
    const time = Math.floor(changed / 1_000) * 1_000;
    this.#known = { sequence, last: { text: new Date(time).toUTCString(), time } };
    return this.#known.last;
  }
}
