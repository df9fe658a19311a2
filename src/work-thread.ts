import { parentPort } from 'node:worker_threads';
import { logOfProcess } from './log-of-process.ts';
import { openWorld } from './open-world.ts';
import { readSettings } from './settings.ts';
import { startJobs } from './working.ts';

const settings = readSettings(process.env);
const log = logOfProcess(process.env, process.stderr);
const world = await openWorld(settings, { mayCreate: false, log });
const runner = startJobs(world, settings, () => void stop());

async function stop(): Promise<void> {
  await runner.stop();
  await world.queries.close();
  await world.store.close();
  parentPort?.close();
}

parentPort?.on('message', (said: unknown) => (said === 'wake' ? runner.wake() : void stop()));
