import { house } from './0001-house.ts';
import { latestEvents } from './0002-latest-events.ts';

/** Every step that brought the database to its present shape, in order; a step never changes once released. */
export const migrations: readonly string[] = [house, latestEvents];
