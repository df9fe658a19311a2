import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeTime } from '../../test/world/fake-time.ts';
import { fakeWorld, temporaryWorld } from '../../test/world/fake-world.ts';
import { makeSchedule, nextNight } from './schedule.ts';

const HOUR = 3_600_000;

test('the next night begins today while its hour is to come, else tomorrow', () => {
  const cases = [
    ['2026-11-23T01:59:59.999Z', '2026-11-23'],
    ['2026-11-23T02:00:00.000Z', '2026-11-24'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ] as const;
  for (const [time, night] of cases) assert.deepEqual(nextNight(time, 2), { night, due: `${night}T02:00:00.000Z` });
});

test('the work of a night is ordered once, by however many processes, and every night anew', async (t) => {
  const { world } = temporaryWorld(t);
  const time = fakeTime('2026-11-23T12:00:00.000Z');
  const processes = [makeSchedule([{ kind: 'verify', hour: 2 }]), makeSchedule([{ kind: 'verify', hour: 2 }])];
  const now = fakeWorld(world.store, { clock: time.clock });
  for (let hours = 0; hours < 48; hours += 1) {
    for (const schedule of processes) await schedule(now);
    await time.pass(HOUR);
  }
  const jobs = await world.store.jobs.list('waiting', { limit: 9, offset: 0 });
  const nights = ['2026-11-24', '2026-11-25', '2026-11-26'].slice(0, jobs.length);
  assert.equal(jobs.length, 3);
  assert.deepEqual(
    jobs.map(({ key, due, payload }) => [key, due, payload]),
    nights.map((night) => [night, `${night}T02:00:00.000Z`, { night }]),
  );
});
