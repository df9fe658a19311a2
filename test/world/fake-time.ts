import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../src/core/ports.ts';

// Turns of the event loop after which whatever can go on without time passing has gone on.
const TURNS = 2;

/** Time that passes only when a test says so, and then jumps from one sleeper to the next. */
export type FakeTime = {
  readonly clock: Clock;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Lets so many milliseconds pass, and everything happen that happens meanwhile. */
  readonly pass: (milliseconds: number) => Promise<void>;
};

type Sleeper = { readonly at: number; readonly wake: () => void };

/** A clock and the sleep that belongs to it. */
export function fakeTime(start = '2026-01-01T12:00:00.000Z'): FakeTime {
  let now = Date.parse(start);
  const sleepers = new Set<Sleeper>();

  const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const sleeper = {
        at: now + milliseconds,
        wake: () => {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      sleepers.add(sleeper);
      signal.addEventListener('abort', sleeper.wake);
    });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
  }

  async function pass(milliseconds: number): Promise<void> {
    const end = now + milliseconds;
    for (;;) {
      await settle();
      const [next] = [...sleepers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      now = Math.max(now, next.at);
      next.wake();
    }
    now = end;
    await settle();
  }

  return { clock: { now: () => new Date(now).toISOString() }, pause, pass };
}
