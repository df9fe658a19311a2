import type { TestContext } from 'node:test';
import { addAccount } from '../../src/accounts/add-account.ts';
import { linkHash } from '../../src/accounts/link-secret.ts';
import { useLink } from '../../src/accounts/use-link.ts';
import type { AccountRole } from '../../src/core/account.ts';
import type { Action } from '../../src/core/action.ts';
import { type Actor, keeper, reader } from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import { done, temporaryWorld } from './fake-world.ts';

/** The hash of a password that no test has to compute. */
export const somePassword = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'B'.repeat(43)}`;

/** Another one. */
export const otherPassword = `$argon2id$v=19$m=19456,t=2,p=1$${'C'.repeat(22)}$${'D'.repeat(43)}`;

/** The hash of a link or a session, told apart by a letter from a to f or a digit. */
export const hashNamed = (letter: string): string => letter.repeat(64);

/** The secret of a link whose hash is `hashOfLink`. */
export const secretNamed = (letter: string): string => letter.repeat(43);

/** The hash of the link with this letter. */
export const hashOfLink = (letter: string): string => linkHash(secretNamed(letter)) ?? '';

/** An account that has chosen `somePassword`; returns its id. */
export async function personOf(world: World, role: AccountRole, name: string = role): Promise<string> {
  const hash = linkHash(Buffer.from(world.random.bytes(32)).toString('base64url')) ?? '';
  const { id } = await done(world, addAccount, { name, role, hash });
  await done(world, useLink, { hash, password: somePassword });
  return id;
}

/** A new world with one administrator. */
export async function peopledWorld(t: TestContext): Promise<{ readonly world: World; readonly administrator: string }> {
  const { world } = temporaryWorld(t);
  return { world, administrator: await personOf(world, 'administrator') };
}

async function outcomeOf<T>(
  world: World,
  action: Action<T>,
  [actor, input]: readonly [Actor, unknown],
): Promise<string> {
  const result = await action.perform(world, actor, input);
  return result.ok ? 'done' : result.problem.code;
}

/** The code of the problem with which an action is refused to the keeper; `done` when it is not. */
export async function refusalOf<T>(world: World, action: Action<T>, input: unknown): Promise<string> {
  return outcomeOf(world, action, [keeper, input]);
}

/** The same for a reader. */
export async function refusalToReader<T>(world: World, action: Action<T>, input: unknown): Promise<string> {
  return outcomeOf(world, action, [reader, input]);
}
