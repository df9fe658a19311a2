import type { Search } from './search.ts';

/** The outside of a search thread, as far as idle time needs it: a clock and a pause, both in milliseconds. */
export type Idle = { readonly now: () => number; readonly pause: (milliseconds: number) => Promise<unknown> };

// How long nothing must have been published before reading ahead, and how long to rest after each step, as a multiple of
// the step: two thirds of a processor are left to others.
const QUIET = 1_000;
const REST = 2;

/** Lets a search read ahead while nothing is published; between two steps questions are answered. Returns after one round. */
export async function useIdleTime(search: Search, { now, pause }: Idle): Promise<void> {
  let seen = search.columns.seq;
  const isQuiet = (): boolean => {
    const before = seen;
    search.refresh();
    seen = search.columns.seq;
    return seen === before;
  };
  const untilQuiet = async (): Promise<void> => {
    do await pause(QUIET);
    while (!isQuiet());
  };
  await untilQuiet();
  let from = now();
  for (const _ of search.prepare()) {
    await pause(REST * (now() - from));
    if (!isQuiet()) await untilQuiet();
    from = now();
  }
}
