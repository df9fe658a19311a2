// Runs schedules of kills and retries of jobs and prints what they came to as one JSON line. A process of its own, because
// the test runner follows every promise, and there are millions here. Arguments: the database, how many, the first seed,
// and `two-steps` for the saboteur whose jobs do their work first and say so afterwards.
import { writeSync } from 'node:fs';
import type { JobStore } from '../../../src/core/job-ports.ts';
import type { Store } from '../../../src/core/ports.ts';
import { openSqlite } from '../../../src/store/sqlite/open.ts';
import { runSchedules } from '../../world/job-schedules.ts';

const [path = '', schedules = '1', seed = '1', mode = ''] = process.argv.slice(2);

function inTwoSteps(store: Store): Store {
  const finish: JobStore['finish'] = async (job, time, outcome) => {
    if (!('effect' in outcome)) return store.jobs.finish(job, time, outcome);
    const result = await store.transaction(outcome.effect);
    return store.jobs.finish(job, time, { result });
  };
  return { ...store, jobs: { ...store.jobs, finish } };
}

const store = openSqlite(path);
const sabotage = mode === 'two-steps' ? inTwoSteps : undefined;
const told = await runSchedules(store, { schedules: Number(schedules), seed: Number(seed), sabotage });
writeSync(1, `${JSON.stringify(told)}\n`);
await store.close();
