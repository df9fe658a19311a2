import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyIncidents } from '../../test/world/many-incidents.ts';
import { root, start } from '../../test/world/process.ts';
import { realFiles } from '../../test/world/real-collections.ts';
import type { Figure } from './report.ts';

type Spent = { readonly seconds: number; readonly megabytes: number };

function residentOf(pid: number): number {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  } catch {
    return 0;
  }
}

// The whole command, from the file to published and indexed records, with the most memory it was seen to hold.
async function spentOn(args: readonly string[]): Promise<Spent> {
  const data = mkdtempSync(join(tmpdir(), 'casebook-bench-'));
  const from = performance.now();
  // As people start it. The launcher makes way for Node.js, so the process is the same one.
  const { child, ended, errors } = start({
    program: 'sh',
    args: [join(root, 'casebook'), 'import', ...args],
    env: { CASEBOOK_DATA: data },
  });
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, residentOf(child.pid ?? 0));
  }, 250);
  const code = await ended;
  clearInterval(watch);
  const seconds = (performance.now() - from) / 1000;
  rmSync(data, { recursive: true, force: true });
  if (code !== 0) throw new Error(`The import ended with ${code}: ${errors.join(' ')}`);
  return { seconds, megabytes };
}

/** How long an invented sheet of `size` rows takes to come in, and with how much memory. */
export async function sheetFigures(size: number): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'casebook-sheet-'));
  const sheet = join(directory, 'incidents.csv');
  await writeFile(sheet, manyIncidents(size));
  const { seconds, megabytes } = await spentOn(['aiaaic', sheet]);
  rmSync(directory, { recursive: true, force: true });
  return [
    { name: 'import of an invented sheet of as many rows', value: seconds, unit: 's' },
    { name: 'memory of that import', value: megabytes, unit: 'MB' },
  ];
}

/** How long the real collections take to come in; says so where they are not on this machine. */
export async function realImports(): Promise<readonly string[]> {
  const kinds = [
    { name: 'AIAAIC, 2,243 rows', args: ['aiaaic', realFiles.sheet], bar: 5 },
    { name: 'AIID, 1,367 incidents with classifications', args: ['aiid', realFiles.aiid], bar: 8 },
    { name: 'HIBP, 267 breaches', args: ['hibp', realFiles.breaches] },
  ];
  if (!existsSync(realFiles.sheet)) return ['The real collections are not on this machine (../shared/data).'];
  const lines: string[] = [];
  for (const { name, args, bar } of kinds) {
    const { seconds, megabytes } = await spentOn(args);
    const kept = bar === undefined ? '' : `, bar ${bar} s${seconds > bar ? ': MISSED' : ''}`;
    lines.push(`${name}: ${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB${kept}`);
  }
  return lines;
}
