import type { Shell } from './command.ts';

const EVERY = 500;

/** Shows on the status line how many rows of how many are done. */
export function rowProgress(shell: Shell, name: string): (done: number, total: number) => void {
  return (done, total) => {
    if (done % EVERY !== 0 && done !== total) return;
    const percent = total === 0 ? 100 : Math.min(100, Math.floor((100 * done) / total));
    const bar = '#'.repeat(Math.floor(percent / 5)).padEnd(20, '.');
    shell.status(`${name} [${bar}] ${percent} %, ${done} of ${total} rows`);
  };
}
