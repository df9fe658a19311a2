import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startNode } from '../../test/world/process.ts';

const ask = `
  import { untilAskedToEnd } from ${JSON.stringify(new URL('./signals.ts', import.meta.url).href)};
  const stays = setInterval(() => undefined, 1_000);
  const end = untilAskedToEnd();
  console.log('ready');
  await end;
  console.log('asked');
  if (process.argv[1] === 'ends') clearInterval(stays);
`;

async function asked(how: 'ends' | 'stays', signals: readonly NodeJS.Signals[]) {
  const { child, line, ended } = startNode(['--input-type=module', '-e', ask, how]);
  await line(/ready/);
  for (const signal of signals) {
    child.kill(signal);
    await line(/asked/);
  }
  return { code: await ended, signal: child.signalCode };
}

test('the first request lets the process end by itself, whichever signal brings it', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    assert.deepEqual(await asked('ends', [signal]), { code: 0, signal: null });
});

test('the second one ends it at once, also when it is another signal', async () => {
  assert.deepEqual(await asked('stays', ['SIGTERM', 'SIGINT']), { code: null, signal: 'SIGINT' });
});
