import { Refused } from '../core/errors.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { closeCommand } from './close.ts';
import type { Command, Shell } from './command.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { jobsCommand } from './jobs.ts';
import { mergeCommand, publishCommand, rebuildCommand, withdrawCommand } from './keep.ts';
import { moveCommand } from './move.ts';
import { queryCommand } from './query.ts';
import { releaseCommand } from './release.ts';
import { serveCommand, startCommand } from './start.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';
import { workCommand } from './work.ts';

/** Every command, by its first word. */
export const commands: Readonly<Record<string, Command>> = {
  start: startCommand,
  serve: serveCommand,
  work: workCommand,
  jobs: jobsCommand,
  user: userCommand,
  import: importCommand,
  query: queryCommand,
  export: exportCommand,
  publish: publishCommand,
  withdraw: withdrawCommand,
  merge: mergeCommand,
  close: closeCommand,
  rebuild: rebuildCommand,
  verify: verifyCommand,
  release: releaseCommand,
  backup: backupCommand,
  restore: restoreCommand,
  move: moveCommand,
};

/** The help text: every command with its usage, and the settings. */
export function helpText(): string {
  const lines = Object.values(commands).map(({ usage, about }) => `  casebook ${usage}\n      ${about}`);
  return [
    'Casebook, a repository of AI, algorithmic and automation incidents.',
    '',
    ...lines,
    '  casebook --version',
    '      say which version this is',
    '',
    'Settings (environment): PORT (8080), HOST (127.0.0.1), CASEBOOK_DATA (./data),',
    'DATABASE_URL (postgres://user:password@host:5432/name, in the place of CASEBOOK_DATA), DATABASE_REPLICA_URL (for reads),',
    'CASEBOOK_PREFIX (CB, read at the first start only), CASEBOOK_URL (the address that citations give),',
    'CASEBOOK_LOG (plain on a terminal, else json), CASEBOOK_LOG_REQUESTS (off), CASEBOOK_METRICS_PORT (none),',
    'CASEBOOK_DRAIN_SECONDS (0: how long requests are still taken after the signal to end),',
    'CASEBOOK_PROXIES (0: how many proxies in front are believed when they say where a request comes from),',
    'CASEBOOK_WORK (on; off: serve leaves jobs to casebook work), CASEBOOK_BACKUPS (a directory for a backup every night),',
    'CASEBOOK_BACKUPS_KEEP (7 of them), CASEBOOK_SMTP_URL (smtps://user:password@host) and CASEBOOK_MAIL_FROM (who mail comes from),',
    'CASEBOOK_RELEASES (releases in the data directory), CASEBOOK_RELEASE_EVERY (off; day, week or month: a release by itself),',
    'CASEBOOK_OIDC_ISSUER (https://login.example.org), CASEBOOK_OIDC_CLIENT and CASEBOOK_OIDC_SECRET (an OpenID provider to sign in with).',
  ].join('\n');
}

/** Runs the command that the arguments name. Refuses an unknown one. */
export async function runCommand(shell: Shell, args: readonly string[]): Promise<void> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v' || name === 'version') {
    shell.print(`Casebook ${shell.version}`);
    return;
  }
  if (name === undefined || name === 'help' || rest.includes('--help') || name === '--help' || name === '-h') {
    shell.print(helpText());
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Refused('bad-command', `"${name}" is not a command. casebook --help lists them.`);
  await command.run(shell, rest);
}
