import { timeAfter } from '../core/job.ts';
import type { World } from '../core/ports.ts';

/** Work of every night: its kind, and the hour (UTC) from which it may begin. */
export type Nightly = { readonly kind: string; readonly hour: number };

const DAY = 86_400_000;

/** The next night's work after a time: the date names it, so that it is ordered once, whoever comes first. */
export function nextNight(time: string, hour: number): { readonly night: string; readonly due: string } {
  const today = `${time.slice(0, 10)}T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const due = today > time ? today : timeAfter(today, DAY);
  return { night: due.slice(0, 10), due };
}

/**
 * Makes the function that orders the coming night's work, to be called often. Work of a night in which nobody ran is
 * found waiting by whoever runs next.
 */
export function makeSchedule(works: readonly Nightly[]): (world: World) => Promise<void> {
  const ordered = new Map<string, string>();
  return async ({ clock, store }) => {
    for (const { kind, hour } of works) {
      const time = clock.now();
      const { night, due } = nextNight(time, hour);
      if (ordered.get(kind) === night) continue;
      await store.jobs.enqueue({ kind, key: night, due, payload: { night } }, time);
      ordered.set(kind, night);
    }
  };
}
