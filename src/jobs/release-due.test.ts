import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { temporaryDirectory, temporaryWorld } from '../../test/world/fake-world.ts';
import { recordOf } from '../../test/world/records.ts';
import { indexed } from '../../test/world/sealed.ts';
import type { Release } from '../core/release.ts';
import { releasesIn } from '../outside/release-folder.ts';
import { isReleaseDue, runRelease } from './release-due.ts';

const from = (day: string): Release => ({
  format: 'casebook.release/1',
  name: day,
  made: `${day}T03:00:00.000Z`,
  sequence: 1,
  records: 1,
  files: [],
});

test('a release is due after a day, a week, or in another month', () => {
  assert.equal(isReleaseDue('2026-11-23', undefined, 'month'), true);
  assert.equal(isReleaseDue('2026-11-23', from('2026-11-23'), 'day'), false);
  assert.equal(isReleaseDue('2026-11-24', from('2026-11-23'), 'day'), true);
  assert.equal(isReleaseDue('2026-11-29', from('2026-11-23'), 'week'), false);
  assert.equal(isReleaseDue('2026-11-30', from('2026-11-23'), 'week'), true);
  assert.equal(isReleaseDue('2026-11-30', from('2026-11-01'), 'month'), false);
  assert.equal(isReleaseDue('2027-01-01', from('2026-12-31'), 'month'), true);
});

test('the job makes a release once for the same state, however often it runs', async (t) => {
  const { world } = temporaryWorld(t);
  const directory = temporaryDirectory(t);
  const whole = { ...world, releases: releasesIn(directory) };
  await indexed(world.store, [recordOf('CB-1')]);
  const run = (night: string) => runRelease('day')(whole, { night }, new AbortController().signal);
  assert.deepEqual(await run('2026-01-01'), { result: { release: '2026-01-01', records: 1 } });
  assert.deepEqual(await run('2026-01-01'), { result: { release: 'not due' } });
  assert.deepEqual(await run('2026-01-05'), { result: { release: 'nothing changed' } });
  assert.deepEqual(readdirSync(directory), ['2026-01-01']);
});
