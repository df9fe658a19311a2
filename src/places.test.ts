import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { startNode } from '../test/world/process.ts';
import { isRefusal } from './core/errors.ts';
import { openPlace, openSource } from './places.ts';

test('what starts on a data directory does not load the driver of PostgreSQL', async () => {
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    await import('./src/open-world.ts');
    await import('./src/places.ts');
    console.log(loaded.some((url) => url.includes('/store/sqlite/')), loaded.some((url) => url.includes('/node_modules/pg')));`;
  const { lines, ended, errors } = startNode(['--input-type=module-typescript', '--eval', script]);
  assert.equal(await ended, 0, errors.join('\n'));
  assert.deepEqual(lines, ['true false']);
});

test('a place that is neither a directory nor an address is refused without its password, and no directory is made', async () => {
  const isRefused = (error: unknown): boolean =>
    isRefusal(error, 'bad-command') && /^Error: This is neither a directory nor the address/.test(String(error));
  for (const place of ['postgress://me:geheim@db.example/cases', 'mysql://me:geheim@db.example/cases']) {
    await assert.rejects(openPlace(place), isRefused);
    await assert.rejects(openSource(place), isRefused);
    assert.ok(!existsSync(place.split('//')[0] ?? ''), place);
  }
});
