import { z } from 'zod';
import type { Release } from '../core/release.ts';
import { makeRelease } from '../publish/release/make-release.ts';
import type { Kind } from './run-job.ts';

/** How often a release is made by itself. */
export type Every = 'day' | 'week' | 'month';

const payload = z.object({ night: z.iso.date() });
const DAYS = { day: 1, week: 7 } as const;
const DAY = 86_400_000;

const dayOf = ({ made }: Release): string => made.slice(0, 'yyyy-mm-dd'.length);

/** Whether a release is due in a night: the last one is a day or a week old, or from an earlier month. */
export function isReleaseDue(night: string, last: Release | undefined, every: Every): boolean {
  if (last === undefined) return true;
  const before = dayOf(last);
  if (every === 'month') return before.slice(0, 'yyyy-mm'.length) < night.slice(0, 'yyyy-mm'.length);
  return Date.parse(night) - Date.parse(before) >= DAYS[every] * DAY;
}

/** The kind of job that makes a release where one is due and something public has changed since the last. */
export function runRelease(every: Every): Kind {
  return async (world, given) => {
    const { night } = payload.parse(given);
    const { releases, store } = world;
    if (releases === undefined) return { result: { release: 'none' } };
    const [last] = await releases.list();
    if (!isReleaseDue(night, last, every)) return { result: { release: 'not due' } };
    if (last?.sequence === (await store.sequence())) return { result: { release: 'nothing changed' } };
    const { name, records } = await makeRelease(world, releases);
    return { result: { release: name, records } };
  };
}
