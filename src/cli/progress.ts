import type { FillingPlan } from '../editorial/fill.ts';
import { doubtLine } from '../editorial/verify.ts';
import type { Arguments, Shell } from './command.ts';

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

/** Shows how far a database is filled, prints each doubt, and takes a copy with doubts only where that was asked for. */
export function showFilling(shell: Shell, name: string, { flags }: Arguments): Omit<FillingPlan, 'from'> {
  return {
    progress: rowProgress(shell, name),
    stage: (what) => shell.status(`${name}: ${what}`),
    tell: (doubt) => shell.print(doubtLine(doubt)),
    withDoubts: flags.has('with-doubts'),
  };
}
