import { isRefusal } from '../core/errors.ts';
import type { Log, Store } from '../core/ports.ts';

/** The public sequence; `isHeard` is false while the database is away and the last known one stands in. */
export type Known = { readonly sequence: number; readonly isHeard: boolean };

// Milliseconds: how long the last known sequence may stand in, and how long the database is left alone after it failed.
// A page taken back elsewhere may so be seen for a minute more, which is what any cache on the way does too.
const STANDS_IN = 60_000;
const REST = 1_000;

/**
 * The public sequence as pages are kept by. While the database is away the last one is given on for a minute, so that
 * pages that are kept can still be read; the database is asked again once a second, not by everybody.
 */
export class KnownSequence {
  readonly #store: Pick<Store, 'sequence'>;
  readonly #log: Log;
  #last: { readonly sequence: number; readonly at: number } | undefined;
  #away: { readonly error: unknown; readonly until: number } | undefined;

  constructor(store: Pick<Store, 'sequence'>, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /** The sequence now; refuses with `database-away` when nothing can stand in for it. */
  async ask(): Promise<Known> {
    if (this.#away && performance.now() < this.#away.until) return this.#lastKnown(this.#away.error);
    // Whoever asks now asks for all, however long that takes.
    if (this.#away) this.#away = { ...this.#away, until: performance.now() + REST };
    try {
      const sequence = await this.#store.sequence();
      if (this.#away) this.#log.info('The database is back.', { code: 'database-back' });
      this.#away = undefined;
      this.#last = { sequence, at: performance.now() };
      return { sequence, isHeard: true };
    } catch (error) {
      if (!isRefusal(error, 'database-away')) throw error;
      if (!this.#away) this.#log.error('The database is away.', error);
      this.#away = { error, until: performance.now() + REST };
      return this.#lastKnown(error);
    }
  }

  #lastKnown(error: unknown): Known {
    if (!this.#last || performance.now() - this.#last.at > STANDS_IN) throw error;
    return { sequence: this.#last.sequence, isHeard: false };
  }
}
