import { house } from './0001-house.ts';
import { text } from './0002-text.ts';
import { jobs } from './0003-jobs.ts';
import { desk } from './0004-desk.ts';
import { closing } from './0005-closing.ts';
import { webhooks } from './0006-webhooks.ts';

/** Every step that brought the database to its present shape, in order; a step never changes once released. */
export const migrations: readonly string[] = [house, text, jobs, desk, closing, webhooks];
