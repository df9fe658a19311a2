// The one server that all tests of a run share: starts it in a directory, writes its address there, and takes both away
// once the process that wanted it is gone, however that one ended. Arguments: the directory and that process's number.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from './postgres-server.ts';

const [directory = '', owner = '0'] = process.argv.slice(2);
let isWanted = true;
// Ctrl-C reaches the owner, whose end is what counts.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => {
  isWanted = false;
});

function tell(name: string, text: string): void {
  writeFileSync(join(directory, `${name}.part`), text, { mode: 0o600 });
  renameSync(join(directory, `${name}.part`), join(directory, name));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

try {
  const server = await startPostgres(directory, ['max_connections = 300']);
  tell('address', server.admin);
  while (isWanted && server.child.exitCode === null && lives(Number(owner))) await pause(250);
  // Nothing of it is needed again, so it need not be written out.
  await server.stop('SIGQUIT');
} catch (error) {
  tell('failure', String(error));
  while (isWanted && lives(Number(owner))) await pause(250);
}
rmSync(directory, { recursive: true, force: true });
