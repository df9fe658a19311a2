import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Action } from '../core/action.ts';
import type { ByteFile } from '../core/byte-file.ts';
import { Refused, valueOfResult } from '../core/errors.ts';
import type { Source } from '../core/holdings.ts';
import type { AskRemote } from '../core/outward.ts';
import { keeper } from '../core/policy.ts';
import type { World } from '../core/ports.ts';

/** What moving and backups need; what is opened here is closed with the program. */
export type Places = {
  /** A database to copy from, by its data directory or address. */
  readonly openSource: (place: string) => Promise<Source>;
  /** A database to fill, that of the settings where no place is named; it may be half-filled. */
  readonly openTarget: (place?: string) => Promise<World>;
  /** Writes lines into a new gzip file that appears only when it is whole. */
  readonly writeGzipLines: (path: string, lines: AsyncIterable<string>) => Promise<void>;
  readonly readGzipLines: (file: ByteFile) => AsyncIterable<string>;
};

/** What a command is given beside its arguments: the world, files, a server, and where to print. */
export type Shell = {
  readonly version: string;
  /** The collection; created where there is none. */
  readonly world: () => Promise<World>;
  /** The collection that is there; where there is none, that is refused and nothing is created. */
  readonly existingWorld: () => Promise<World>;
  /** Other databases, and files that databases are kept in. */
  readonly places: () => Places;
  readonly readYamlFiles: (directory: string) => Promise<readonly { readonly name: string; readonly text: string }[]>;
  readonly serve: (world: World) => Promise<void>;
  /** Refuses where the pages could not be served, before a database is made for them. */
  readonly checkPort: () => Promise<void>;
  /** Runs jobs until the process is asked to end. */
  readonly work: (world: World) => Promise<void>;
  /** Writes bytes as they come, into a file or, without a path, to the terminal. */
  readonly writeBytes: (path: string | undefined, bytes: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly starterDirectory: string;
  readonly print: (line: string) => void;
  /** The terminal that is printed to, with its columns; it has none when a file or a program reads instead. */
  readonly screen: { readonly columns?: number; readonly isColoured: boolean };
  /** Asks a site that whoever runs the program named. */
  readonly askRemote: AskRemote;
  /** A file read in pieces, as often as wanted. */
  readonly openBytes: (path: string) => Promise<ByteFile>;
  readonly openDirectory: (path: string) => Promise<readonly ByteFile[]>;
  /** Whether a path leads to a file or directory, or into it, under whatever name. */
  readonly leadsInto: (path: string, target: string) => Promise<boolean>;
  /** Makes sure, before long work, that a text can be written to a path; refuses where it cannot. */
  readonly textWriter: (path: string) => Promise<(text: string) => Promise<void>>;
  /** From now on memory is tidied often, for long work that makes much and keeps little. */
  readonly sparing: () => void;
  /** Shows how far a long command is; undefined when it is over. */
  readonly status: (line: string | undefined) => void;
  /** From the first call on, an interruption (Ctrl-C) aborts this signal instead of ending the program. */
  readonly interrupted: () => AbortSignal;
  /** The exit code of the program once the command has ended. */
  readonly exitWith: (code: number) => void;
};

/** One command of the program; `usage` and `about` make up the help text. */
export type Command = {
  readonly usage: string;
  readonly about: string;
  readonly run: (shell: Shell, args: readonly string[]) => Promise<void>;
};

/** Performs an action as the keeper of the machine; a refusal becomes the command's sentence. */
export async function perform<T>(world: World, action: Action<T>, input: unknown): Promise<T> {
  return valueOfResult(await action.perform(world, keeper, input));
}

/** A command's arguments: words in their order, `--name value` options and `--name` flags. */
export type Arguments = {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly flags: ReadonlySet<string>;
};

/** What a command takes beside words; anything else is refused, so that a slip of the pen does nothing. */
export type Takes = { readonly words: number; readonly values?: readonly string[]; readonly flags?: readonly string[] };

/** Reads a command's arguments. Refuses an unknown option, a missing value and a word too many. */
export function readArguments(args: readonly string[], takes: Takes): Arguments {
  const options: ParseArgsConfig['options'] = {};
  for (const name of takes.values ?? []) options[name] = { type: 'string' };
  for (const name of takes.flags ?? []) options[name] = { type: 'boolean' };
  const { values, positionals } = parse({ args: [...args], options, allowPositionals: true });
  const surplus = positionals[takes.words];
  if (surplus !== undefined) throw new Refused('bad-command', `"${surplus}" is one word too many.`);
  const given = Object.entries(values);
  return {
    words: positionals,
    values: Object.fromEntries(given.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
    flags: new Set(given.filter(([, value]) => value === true).map(([name]) => name)),
  };
}

/** The value of `--reason`; refuses where none is given. */
export function reasonOf({ values: { reason } }: Arguments): string {
  if (reason === undefined) throw new Refused('bad-command', 'Say why: --reason "..."');
  return reason;
}

function parse(config: ParseArgsConfig) {
  try {
    return parseArgs(config);
  } catch (error) {
    // The library goes on with advice to programmers; its first sentence says what is wrong.
    const [sentence] = String(error instanceof Error ? error.message : error).split(/\.?(?: To specify|\n|$)/);
    throw new Refused('bad-command', `${sentence}.`);
  }
}
