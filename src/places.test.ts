import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startNode } from '../test/world/process.ts';

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
