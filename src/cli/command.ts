import type { Action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { keeper } from '../core/policy.ts';
import type { World } from '../core/ports.ts';

/** What a command is given beside its arguments: the world, files, a server, and where to print. */
export type Shell = {
  readonly world: () => Promise<World>;
  readonly readYamlFiles: (directory: string) => Promise<readonly { readonly name: string; readonly text: string }[]>;
  readonly serve: (world: World) => Promise<void>;
  readonly starterDirectory: string;
  readonly print: (line: string) => void;
};

/** One command of the program; `usage` and `about` make up the help text. */
export type Command = {
  readonly usage: string;
  readonly about: string;
  readonly run: (shell: Shell, args: readonly string[]) => Promise<void>;
};

/** Performs an action as the keeper of the machine; a refusal becomes the command's sentence. */
export async function perform<T>(world: World, action: Action<T>, input: unknown): Promise<T> {
  const result = await action.perform(world, keeper, input);
  if (result.ok) return result.value;
  throw new Refused(result.problem.code, result.problem.sentence);
}

/** The value after `--name` in the arguments, or undefined. Refuses when the value is missing. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  if (at < 0) return undefined;
  const value = args[at + 1];
  if (value === undefined || value.startsWith('--')) throw new Refused('bad-command', `--${name} needs a value.`);
  return value;
}
