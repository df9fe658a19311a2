import { Refused } from '../core/errors.ts';
import type { Command, Shell } from './command.ts';
import { importCommand } from './import.ts';
import { mergeCommand, publishCommand, rebuildCommand, verifyCommand, withdrawCommand } from './keep.ts';
import { serveCommand, startCommand } from './start.ts';

/** Every command, by its first word. */
export const commands: Readonly<Record<string, Command>> = {
  start: startCommand,
  serve: serveCommand,
  import: importCommand,
  publish: publishCommand,
  withdraw: withdrawCommand,
  merge: mergeCommand,
  rebuild: rebuildCommand,
  verify: verifyCommand,
};

/** The help text: every command with its usage, and the settings. */
export function helpText(): string {
  const lines = Object.values(commands).map(({ usage, about }) => `  casebook ${usage}\n      ${about}`);
  return [
    'Casebook, a repository of AI, algorithmic and automation incidents.',
    '',
    ...lines,
    '',
    'Settings (environment): PORT (8080), HOST (127.0.0.1), CASEBOOK_DATA (./data),',
    'CASEBOOK_PREFIX (CB, read at the first start only), CASEBOOK_URL (the address that citations give).',
  ].join('\n');
}

/** Runs the command that the arguments name. Refuses an unknown one. */
export async function runCommand(shell: Shell, args: readonly string[]): Promise<void> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || rest.includes('--help') || name === '--help' || name === '-h') {
    shell.print(helpText());
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Refused('bad-command', `"${name}" is not a command. casebook --help lists them.`);
  await command.run(shell, rest);
}
