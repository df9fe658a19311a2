import { addAccount } from '../accounts/add-account.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { enableAccount } from '../accounts/enable-account.ts';
import { linkHash, newLinkSecret } from '../accounts/link-secret.ts';
import { makeLink } from '../accounts/make-link.ts';
import { hasSecondFactor } from '../accounts/session-rules.ts';
import { setRole } from '../accounts/set-role.ts';
import type { Account } from '../core/account.ts';
import type { Action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import type { World } from '../core/ports.ts';
import { type Arguments, type Command, perform, readArguments, type Shell } from './command.ts';
import { linkLine } from './first-link.ts';

type Part = (shell: Shell, args: readonly string[]) => Promise<void>;

function nameIn({ words }: Arguments): string {
  const [name] = words;
  if (name === undefined) throw new Refused('bad-command', 'Name the account; "casebook user list" lists them.');
  return name;
}

async function accountIn(world: World, given: Arguments): Promise<Account> {
  const name = nameIn(given);
  const account = (await world.store.accountNamed(name)) ?? (await world.store.account(name));
  if (!account) throw new Refused('not-found', `Nobody has the name "${name}"; "casebook user list" lists them.`);
  return account;
}

const add: Part = async (shell, args) => {
  const given = readArguments(args, { words: 1, values: ['role', 'credit', 'email'] });
  const { role, credit, email } = given.values;
  const name = nameIn(given);
  if (role === undefined)
    throw new Refused('bad-command', 'Say what they may do: --role contributor, editor or administrator');
  const world = await shell.existingWorld();
  const secret = newLinkSecret(world.random);
  const { id } = await perform(world, addAccount, { name, role, credit, email, hash: linkHash(secret) });
  shell.print(`${name} is ${id}, ${role}, and chooses a password here: ${linkLine(world, secret)}`);
};

const list: Part = async (shell, args) => {
  readArguments(args, { words: 0 });
  const accounts = await (await shell.existingWorld()).store.accounts();
  for (const account of accounts) {
    const { id, name, role, state, day } = account;
    const factor = hasSecondFactor(account) ? 'second factor' : 'no second factor';
    shell.print(`${id.padEnd(6)}  ${role.padEnd(13)}  ${state.padEnd(8)}  since ${day}  ${factor.padEnd(16)}  ${name}`);
  }
  if (accounts.length === 0) shell.print('Nobody has an account yet.');
};

const role: Part = async (shell, args) => {
  const given = readArguments(args, { words: 2 });
  const world = await shell.existingWorld();
  const { id, name } = await accountIn(world, given);
  await perform(world, setRole, { id, role: given.words[1] });
  shell.print(`${name} is ${given.words[1]} now and has to sign in again.`);
};

const link: Part = async (shell, args) => {
  const given = readArguments(args, { words: 1, flags: ['reset'] });
  const world = await shell.existingWorld();
  const { id, name } = await accountIn(world, given);
  const secret = newLinkSecret(world.random);
  await perform(world, makeLink, { id, hash: linkHash(secret), resets: given.flags.has('reset') });
  shell.print(`${name} chooses a new password here: ${linkLine(world, secret)}`);
};

const only =
  (action: Action<unknown>, outcome: string): Part =>
  async (shell, args) => {
    const given = readArguments(args, { words: 1 });
    const world = await shell.existingWorld();
    const { id, name } = await accountIn(world, given);
    await perform(world, action, { id });
    shell.print(`${name} ${outcome}.`);
  };

const parts: Readonly<Record<string, Part>> = {
  ...{ add, list, role, link },
  disable: only(disableAccount, 'can no longer sign in'),
  enable: only(enableAccount, 'can sign in again'),
};

/** `casebook user ...`: who may sign in, from the command line. */
export const userCommand: Command = {
  usage:
    'user list | user add NAME --role ROLE [--credit "..."] [--email ...] | user role NAME ROLE | user link NAME [--reset] | user disable NAME | user enable NAME',
  about:
    'who may sign in: invite somebody with a one-time link, give a role, make a link for a lost password (--reset: also for a lost second factor)',
  run: async (shell, args) => {
    const [first = '', ...rest] = args;
    const part = Object.hasOwn(parts, first) ? parts[first] : undefined;
    if (!part) throw new Refused('bad-command', `Say what is to be done: ${Object.keys(parts).join(', ')}.`);
    await part(shell, rest);
  },
};
