import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { Refused } from '../core/errors.ts';
import type { Shell } from './command.ts';
import { runCommand } from './commands.ts';

const at = (minute: number): string => `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;

// One job in every state: J-1 done, J-2 dead, J-3 running, J-4 waits after a failure, J-5 was dropped.
async function house(t: TestContext) {
  const { world } = temporaryWorld(t);
  const { jobs } = world.store;
  for (const kind of ['verify', 'backup', 'rebuild', 'tidy', 'tidy'])
    await jobs.enqueue({ kind, key: `${Math.random()}`, due: at(0) }, at(0));
  const taken = await jobs.take({
    kinds: ['verify', 'backup', 'rebuild'],
    limit: 3,
    time: at(1),
    until: at(2),
    holder: 'a',
  });
  const [done, dead] = [taken[0] ?? assert.fail(), taken[1] ?? assert.fail()];
  await jobs.finish(done, at(1), { result: { doubts: 0 } });
  await jobs.fail(dead, at(1), { problem: { code: 'disk-full', sentence: 'The disk is full.' } });
  const [tidy] = await jobs.take({ kinds: ['tidy'], limit: 1, time: at(1), until: at(2), holder: 'b' });
  if (tidy) await jobs.fail(tidy, at(1), { problem: { code: 'busy', sentence: 'Not now.' }, again: at(9) });
  const printed: string[] = [];
  const shell = { existingWorld: async () => world, print: (line: string) => printed.push(line) } as unknown as Shell;
  const run = async (...args: string[]): Promise<readonly string[]> => {
    printed.length = 0;
    await runCommand(shell, ['jobs', ...args]);
    return [...printed];
  };
  return { run, jobs };
}

test('jobs are counted and listed with what became of them', async (t) => {
  const { run } = await house(t);
  assert.deepEqual(await run('drop', 'J-5', '--reason', 'Twice the same'), ['J-5 is dropped.']);
  assert.deepEqual(await run(), [
    '1 waiting, 1 running, 2 done, 1 dead.',
    `running  J-3     rebuild   attempt 1, held until ${at(2)}`,
    `waiting  J-4     tidy      due ${at(9)}, attempts 1, last busy: Not now.`,
    `dead     J-2     backup    given up ${at(1)}, attempts 1, disk-full: The disk is full.`,
    'The last of each kind that was done:',
    `done     J-1     verify    ${at(1)}, {"doubts":0}`,
  ]);
});

test('programs get the same as JSON', async (t) => {
  const { run } = await house(t);
  const { counts, jobs, lastDone } = JSON.parse((await run('--json')).join('\n'));
  assert.deepEqual(counts, { waiting: 2, running: 1, done: 1, dead: 1 });
  assert.deepEqual(
    jobs.map(({ id, state }: { id: string; state: string }) => `${id} ${state}`),
    ['J-3 running', 'J-5 waiting', 'J-4 waiting', 'J-2 dead'],
  );
  assert.deepEqual(lastDone[0].result, { doubts: 0 });
  assert.equal(JSON.stringify(jobs).includes('holder'), false);
});

test('a dead job is let run again', async (t) => {
  const { run, jobs } = await house(t);
  assert.deepEqual(await run('retry', 'J-2'), ['J-2 runs as soon as a worker is free.']);
  assert.deepEqual(await jobs.counts(), { waiting: 3, running: 1, done: 1, dead: 0 });
});

test('a slip of the pen is refused in a sentence and changes nothing', async (t) => {
  const { run, jobs } = await house(t);
  const before = await jobs.counts();
  const slips: readonly [readonly string[], RegExp][] = [
    [['retry'], /^Name the job, for example J-12/],
    [['drop', '--reason', 'x'], /^Name the job/],
    [['drop', 'J-2'], /^Say why/],
    [['drop', 'J-2', '--reason', ''], /reason/],
    [['drop', 'J-2', '--reason', 'x'.repeat(501)], /reason/],
    [['retry', 'J-2', 'J-3'], /one word too many/],
    [['retry', 'CB-1'], /^"CB-1" is not the name of a job/],
    [['retry', 'J-99'], /^There is no job J-99\.$/],
    [['retry', 'J-3'], /^J-3 is running just now/],
    [['drop', 'J-1', '--reason', 'x'], /^J-1 is done already/],
    [['remove', 'J-1'], /^"remove" is nothing that can be done with jobs/],
    [['--yaml'], /--yaml/],
  ];
  for (const [args, words] of slips) {
    const isRefusal = (error: unknown) => error instanceof Refused && words.test(error.message);
    await assert.rejects(run(...args), isRefusal, args.join(' '));
  }
  assert.deepEqual(await jobs.counts(), before);
});
