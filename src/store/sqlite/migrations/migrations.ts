import { house } from './0001-house.ts';
import { latestEvents } from './0002-latest-events.ts';
import { staleLists } from './0003-stale-lists.ts';
import { jobs } from './0004-jobs.ts';
import { desk } from './0005-desk.ts';
import { closing } from './0006-closing.ts';
import { webhooks } from './0007-webhooks.ts';

/** Every step that brought the database to its present shape, in order; a step never changes once released. */
export const migrations: readonly string[] = [house, latestEvents, staleLists, jobs, desk, closing, webhooks];
