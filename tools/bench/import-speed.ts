import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyIncidents } from '../../test/world/many-incidents.ts';
import { environmentOf, root, start } from '../../test/world/process.ts';
import { realFiles } from '../../test/world/real-collections.ts';
import type { BenchEngine } from './engines.ts';
import { memoryOf } from './memory.ts';
import { type Column, type Figure, table } from './report.ts';

type Spent = { readonly seconds: number; readonly megabytes: number };

// What has ended holds nothing.
function residentOf(pid: number): number {
  try {
    return memoryOf(pid);
  } catch {
    return 0;
  }
}

// The whole command, from the file to published and indexed records, with the most memory it was seen to hold.
async function spentOn(engine: BenchEngine, args: readonly string[]): Promise<Spent> {
  const { place, remove } = await engine.create();
  const from = performance.now();
  // As people start it. The launcher makes way for Node.js, so the process is the same one.
  const { child, ended, errors } = start({
    program: 'sh',
    args: [join(root, 'casebook'), 'import', ...args],
    env: environmentOf(place),
  });
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, residentOf(child.pid ?? 0));
  }, 250);
  const code = await ended;
  clearInterval(watch);
  const seconds = (performance.now() - from) / 1000;
  await remove();
  if (code !== 0) throw new Error(`The import ended with ${code}: ${errors.join(' ')}`);
  return { seconds, megabytes };
}

const TIMES = 4;

/** How long an invented sheet of `size` rows takes to come in, and with how much memory. */
export async function sheetFigures(engine: BenchEngine, size: number): Promise<readonly Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'casebook-sheet-'));
  const sheet = join(directory, 'incidents.csv');
  await writeFile(sheet, manyIncidents(size));
  const { seconds, megabytes } = await spentOn(engine, ['aiaaic', sheet]);
  rmSync(directory, { recursive: true, force: true });
  return [
    { name: 'import of an invented sheet of as many rows', value: seconds, unit: 's', postgres: { times: TIMES } },
    { name: 'memory of that import', value: megabytes, unit: 'MB' },
  ];
}

const kinds: readonly { readonly name: string; readonly args: readonly string[]; readonly bar?: number }[] = [
  { name: 'AIAAIC, 2,243 rows', args: ['aiaaic', realFiles.sheet], bar: 5 },
  { name: 'AIID, 1,367 incidents with classifications', args: ['aiid', realFiles.aiid], bar: 8 },
  { name: 'HIBP, 267 breaches', args: ['hibp', realFiles.breaches] },
];

async function importFigures(engine: BenchEngine): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, args, bar } of kinds) {
    const { seconds, megabytes } = await spentOn(engine, args);
    const detail = `${Math.round(megabytes)} MB`;
    figures.push({ name: `${name} (${detail})`, value: seconds, unit: 's', bar, postgres: { times: TIMES } });
  }
  return figures;
}

/** How long the real collections take to come in; says so where they are not on this machine. */
export async function realImports(engines: readonly BenchEngine[]): Promise<string> {
  if (!existsSync(realFiles.sheet)) return 'The real collections are not on this machine (../shared/data).';
  const columns: Column[] = [];
  for (const engine of engines) columns.push({ engine: engine.name, figures: await importFigures(engine) });
  return table(columns);
}
