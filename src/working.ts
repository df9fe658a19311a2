import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { World } from './core/ports.ts';
import { makeKinds, nightlyOf } from './jobs/kinds.ts';
import type { Kind } from './jobs/run-job.ts';
import { type Runner, startRunner } from './jobs/runner.ts';
import { makeSchedule } from './jobs/schedule.ts';
import { untilDue } from './jobs/until-due.ts';
import { makeWebhookOrders } from './jobs/webhook-orders.ts';
import { speaksJson } from './log-of-process.ts';
import { nightlyBackup } from './nightly-backup.ts';
import { watch } from './operation.ts';
import { refuseUnwritable } from './outside/kept-files.ts';
import { pause } from './outside/pause.ts';
import { untilAskedToEnd } from './outside/signals.ts';
import type { Settings } from './settings.ts';

// Two, so that work that takes an hour does not hold up the rest.
const PARALLEL = 2;
// In milliseconds: the first pages come before the first job; a thread that does not end is ended.
const AFTER_START = 2_000;
const BEFORE_RESTART = 10_000;
const PATIENCE = 15_000;
// What is young and dead is cleared away sooner (MB), so that the thread takes less beside the pages.
const resourceLimits = { maxYoungGenerationSizeMb: 6 };

const kindsOf = (world: World, { backups, releases }: Settings): ReadonlyMap<string, Kind> =>
  makeKinds(backups && nightlyBackup(backups, world.clock), releases.every);

/** Starts to run the jobs of a world here; `onIdle` is told when nothing has been due for some seconds. */
export function startJobs(world: World, settings: Settings, onIdle?: () => void): Runner {
  const kinds = kindsOf(world, settings);
  const [nights, webhooks] = [makeSchedule(nightlyOf(kinds)), makeWebhookOrders()];
  const schedule = async (asked: World): Promise<void> => {
    await nights(asked);
    await webhooks(asked);
  };
  return startRunner(world, { kinds, parallel: PARALLEL, pause, schedule, onIdle });
}

async function refuseSettings({ backups }: Settings): Promise<void> {
  if (backups) await refuseUnwritable('CASEBOOK_BACKUPS', backups.directory);
}

/** Runs jobs until the process is asked to end; what runs then is handed back. */
export async function workUntilAskedToEnd(
  world: World,
  settings: Settings,
  print: (line: string) => void,
): Promise<void> {
  await refuseSettings(settings);
  const end = untilAskedToEnd();
  const watched = await watch(world, settings);
  const runner = startJobs(watched.world, settings);
  print('Casebook works at the jobs that wait.');
  await end;
  await runner.stop();
  await watched.close();
}

// Lines of a thread come without a terminal, so it is told how the process speaks.
function startThread(): Worker {
  const CASEBOOK_LOG = speaksJson(process.env, process.stderr.isTTY === true) ? 'json' : 'plain';
  const env = { ...process.env, CASEBOOK_LOG };
  return new Worker(new URL('./work-thread.ts', import.meta.url), { env, resourceLimits });
}

async function endThread(thread: Worker, ended: Promise<unknown>): Promise<void> {
  thread.postMessage('stop');
  const late = new AbortController();
  const isOver = await Promise.race([ended.then(() => true), pause(PATIENCE, late.signal).then(() => false)]);
  late.abort();
  if (!isOver) await thread.terminate();
}

/**
 * Does something in the front while jobs run on a thread of their own: pages never wait for them, nor for another process
 * that writes to the embedded database just now. The thread takes 50 MB, so it is there only while there is something to
 * do; one that fails is started again.
 */
export async function withJobsBeside(world: World, settings: Settings, front: () => Promise<void>): Promise<void> {
  if (!settings.works) return front();
  await refuseSettings(settings);
  const over = new AbortController();
  const kinds = [...kindsOf(world, settings).keys()];
  let thread: Worker | undefined;
  const deaf = world.store.jobs.onEnqueued(() => thread?.postMessage('wake'));

  // Resolves with whether the thread failed.
  function threadEnded(started: Worker): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    started.on('error', (error) => world.log.error('The thread of jobs ended', error));
    started.on('exit', (code) => resolve(code !== 0));
    return promise;
  }

  async function keepWorking(): Promise<void> {
    await pause(AFTER_START, over.signal);
    const asked = once(over.signal, 'abort');
    while (!over.signal.aborted) {
      thread = startThread();
      const ended = threadEnded(thread);
      const hasFailed = await Promise.race([ended, asked.then(() => false)]);
      if (over.signal.aborted) return endThread(thread, ended);
      thread = undefined;
      if (hasFailed) await pause(BEFORE_RESTART, over.signal);
      else await untilDue(world, { kinds, pause }, over.signal);
    }
  }

  const working = keepWorking();
  try {
    await front();
  } finally {
    deaf();
    over.abort();
    await working;
  }
}
