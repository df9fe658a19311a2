import { house } from './0001-house.ts';
import { latestEvents } from './0002-latest-events.ts';
import { staleLists } from './0003-stale-lists.ts';
import { morePairs } from './0004-more-pairs.ts';

/** Every step that brought the database to its present shape, in order; a step never changes once released. */
export const migrations: readonly string[] = [house, latestEvents, staleLists, morePairs];
