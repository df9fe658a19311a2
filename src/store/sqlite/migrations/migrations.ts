import { house } from './0001-house.ts';
import { latestEvents } from './0002-latest-events.ts';
import { jobs } from './0003-jobs.ts';

/** Every step that brought the database to its present shape, in order; a step never changes once released. */
export const migrations: readonly string[] = [house, latestEvents, jobs];
