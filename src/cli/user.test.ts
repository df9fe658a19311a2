import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { personOf, somePassword } from '../../test/world/people.ts';
import { linkHash } from '../accounts/link-secret.ts';
import { useLink } from '../accounts/use-link.ts';
import { isRefusal } from '../core/errors.ts';
import type { Shell } from './command.ts';
import { userCommand } from './user.ts';

function house(t: TestContext) {
  const { world } = temporaryWorld(t);
  const printed: string[] = [];
  const shell = { existingWorld: async () => world, print: (line: string) => printed.push(line) } as unknown as Shell;
  const run = async (...args: string[]): Promise<string> => {
    printed.length = 0;
    await userCommand.run(shell, args);
    return printed.join('\n');
  };
  return { world, run };
}

const secretIn = (line: string): string => /\/welcome\/(\S+)/.exec(line)?.[1] ?? '';

test('somebody is invited by a link, listed, given a role, closed and opened', async (t) => {
  const { world, run } = house(t);
  assert.equal(await run('list'), 'Nobody has an account yet.');
  const added = await run('add', 'Grace Hopper', '--role', 'editor');
  await done(world, useLink, { hash: linkHash(secretIn(added)), password: somePassword });
  assert.match(await run('list'), /^U-1 +editor +active +since 2026-01-01 +no second factor +Grace Hopper$/);
  assert.match(await run('role', 'grace hopper', 'contributor'), /is contributor now/);
  assert.match(await run('disable', 'U-1'), /can no longer sign in/);
  assert.match(await run('list'), /disabled/);
  assert.match(await run('enable', 'Grace Hopper'), /can sign in again/);
});

test('a lost password and a lost second factor are put right with a link', async (t) => {
  const { world, run } = house(t);
  await personOf(world, 'administrator', 'ada');
  const secret = secretIn(await run('link', 'ada', '--reset'));
  assert.match((await world.store.ticket(linkHash(secret) ?? ''))?.memo ?? '', /^second-factor /);
});

test('a slip of the pen is refused in a sentence', async (t) => {
  const { run } = house(t);
  for (const args of [[], ['remove'], ['add'], ['add', 'Eve'], ['list', 'all']])
    await assert.rejects(run(...args), (error) => isRefusal(error, 'bad-command'), args.join(' '));
  await assert.rejects(run('role', 'Eve', 'editor'), (error) => isRefusal(error, 'not-found'));
  await assert.rejects(run('add', 'Eve', '--role', 'keeper'), (error) => isRefusal(error, 'bad-input'));
});
