import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Refused } from './core/errors.ts';
import { isAddress } from './core/place-name.ts';
import type { SearchRequest } from './core/ports.ts';
import type { CrossRequest, Selection } from './core/statistics.ts';
import { useIdleTime } from './search/idle-time.ts';
import type { Answered, Asked } from './search/pool.ts';
import { makeQuestions } from './search/questions.ts';
import { makeSearch } from './search/search.ts';

// A file, or the address of a PostgreSQL database, whose driver is loaded for nothing else; of a replica, its primary too.
const { database, primary } = workerData as { readonly database: string; readonly primary?: string };
const { openIndexReader } = isAddress(database)
  ? await import('./store/postgres/index-reader.ts')
  : await import('./store/sqlite/index-reader.ts');
const reader = openIndexReader(database, primary);
const search = makeSearch(reader);
const questions = makeQuestions(search, reader);

const kinds: Readonly<Record<string, (request: unknown) => unknown>> = {
  search: (request) => search.search(request as SearchRequest),
  found: (request) => search.ids(request as SearchRequest),
  statistics: (request) => questions.statistics(request as Selection),
  crossTable: (request) => questions.crossTable(request as CrossRequest),
  related: (request) => questions.related(request as string),
  agreement: (request) => questions.agreement(request as string),
};

function answer({ id, ask, request, least }: Asked): Answered {
  try {
    reader.reach(least);
    const kind = kinds[ask];
    if (!kind) throw new TypeError(`no kind of question is named ${ask}`);
    return { id, value: kind(request) };
  } catch (error) {
    if (error instanceof Refused) return { id, problem: error.problem };
    return { id, fault: error instanceof Error ? error : new Error(String(error)) };
  }
}

const say = (answered: Answered): void => parentPort?.postMessage(answered);

// A database that is away at the start may be back with the first question, which reads what is missing.
try {
  search.refresh();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
}
parentPort?.on('message', (asked: Asked) => say(answer(asked)));
say('ready');
// What cannot be read in idle time cannot be read for the next question either, which says so.
const idle = { now: () => performance.now(), pause };
for (;;) await useIdleTime(search, idle).catch(() => pause(1_000));
