// `npm run bench`: how fast Casebook is on each engine, and how the cost grows with the number of records. Every figure
// stands beside what it is to be compared with, and figures that miss their bar say so. `--sizes 2000,20000,200000`
// chooses the sizes, `--engines sqlite` or `postgres` one of the engines.
import { availableParallelism, cpus } from 'node:os';
import { type BenchDatabase, type BenchEngine, startEngine } from './engines.ts';
import { realImports } from './import-speed.ts';
import { measure } from './measure.ts';
import { optionsIn } from './options.ts';
import { type Column, table } from './report.ts';
import { pagesInTurns } from './turns.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = optionsIn(args);
  if (options === undefined) {
    console.error('Usage: npm run bench -- --sizes 2000,20000,200000 --engines sqlite,postgres');
    return 1;
  }
  console.log(`Node ${process.versions.node}, ${availableParallelism()} cores, ${cpus()[0]?.model.trim()}`);
  const engines: BenchEngine[] = [];
  try {
    for (const name of options.engines) engines.push(await startEngine(name));
    const columns: Column[] = [];
    for (const size of options.sizes) columns.push(...(await columnsOf(engines, size)));
    console.log(`\n${table(columns)}`);
    console.log(`\n${await realImports(engines)}`);
  } finally {
    for (const engine of engines) await engine.stop();
  }
  return 0;
}

// One beside the other, so that both meet the same disturbances of the machine.
async function columnsOf(engines: readonly BenchEngine[], size: number): Promise<readonly Column[]> {
  const made: BenchDatabase[] = [];
  const columns: Column[] = [];
  try {
    for (const engine of engines) {
      const one = await engine.create();
      made.push(one);
      columns.push(await measure(engine, one, size));
    }
    const [sqlite, postgres] = made;
    const last = columns.at(-1);
    if (!sqlite || !postgres || !last) return columns;
    const figures = await pagesInTurns({ sqlite: sqlite.place, postgres: postgres.place }, size);
    return [...columns.slice(0, -1), { ...last, figures: [...last.figures, ...figures] }];
  } finally {
    for (const one of made) await one.remove();
  }
}
