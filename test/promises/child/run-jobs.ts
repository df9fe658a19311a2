// Runs jobs until it is killed, on a clock that runs sixty times as fast. Arguments: the database and when the clock began
// (milliseconds since 1970). Every job's effect is a line of the audit; it takes a while, so that kills meet it.
import { writeSync } from 'node:fs';
import type { Clock } from '../../../src/core/ports.ts';
import { startRunner } from '../../../src/jobs/runner.ts';
import { pause } from '../../../src/outside/pause.ts';
import { systemRandom } from '../../../src/outside/random.ts';
import { fakeWorld } from '../../world/fake-world.ts';
import { noted } from '../../world/job-ledger.ts';
import { openAddress } from '../../world/open-address.ts';

const [address = '', began = '0'] = process.argv.slice(2);
const HURRY = 60;
const clock: Clock = { now: () => new Date(Number(began) + (Date.now() - Number(began)) * HURRY).toISOString() };
const hurried = (milliseconds: number, signal: AbortSignal) => pause(milliseconds / HURRY, signal);

const store = await openAddress(address);
const kinds = new Map([
  [
    'work',
    async (_: unknown, payload: unknown) => {
      const { key, seconds } = payload as { key: string; seconds: number };
      await hurried(seconds * 1_000, new AbortController().signal);
      return { effect: (tx: Parameters<typeof noted>[0]) => noted(tx, key) };
    },
  ],
]);
const world = fakeWorld(store, { clock, random: systemRandom });
startRunner(world, { kinds, parallel: 8, pause: hurried, schedule: async () => undefined });
writeSync(1, 'ready\n');
