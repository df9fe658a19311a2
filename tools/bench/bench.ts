// `npm run bench`: how fast Casebook is, and how the cost grows with the number of records. Every figure stands beside
// what it is to be compared with, and figures that miss their bar say so. `--sizes 2000,20000,200000` chooses the sizes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePrefix } from '../../src/editorial/choose-prefix.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { done, fakeWorld } from '../../test/world/fake-world.ts';
import { quantile } from '../../test/world/figures.ts';
import { manyArrivals } from '../../test/world/many-arrivals.ts';
import { serveCasebook } from '../../test/world/process.ts';
import { realImports, sheetFigures } from './import-speed.ts';
import { coldPages, startTimes, type WarmPage, warmPage } from './page-speed.ts';
import { type Figure, table } from './report.ts';
import { type ClassSpeed, searchSpeed } from './search-speed.ts';

const usualSizes = [2_000, 20_000];

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const sizes = sizesIn(args);
  if (sizes === undefined) {
    console.error('Usage: npm run bench -- --sizes 2000,20000,200000');
    return 1;
  }
  console.log(`Node ${process.versions.node}, ${availableParallelism()} cores, ${cpus()[0]?.model.trim()}`);
  const columns: Figure[][] = [];
  for (const size of sizes) columns.push(await measure(size));
  console.log(`\n${table(sizes, columns)}`);
  for (const line of await realImports()) console.log(line);
  return 0;
}

function sizesIn(args: readonly string[]): readonly number[] | undefined {
  if (args.length === 0) return usualSizes;
  const [option, list = ''] = args;
  const sizes = list.split(',').map(Number);
  const isRight =
    option === '--sizes' && args.length === 2 && sizes.every((size) => Number.isInteger(size) && size >= 100);
  return isRight ? sizes.sort((a, b) => a - b) : undefined;
}

async function measure(size: number): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'casebook-bench-'));
  try {
    const say = (text: string): void => console.log(`${size.toLocaleString('en')} records: ${text} ...`);
    say('taking them in');
    const perSecond = await fill(data, size);
    say('starting, pages');
    const start = await startTimes(data);
    const pages = await pageFigures(data, size);
    say('searching');
    const searches = (await searchSpeed(join(data, 'casebook.db'))).flatMap(searchFigures);
    const megabytes = statSync(join(data, 'casebook.db')).size / 1e6;
    return [
      { name: 'taken in, with revisions and index', value: perSecond, unit: 'records/s', isRate: true },
      { name: 'database', value: megabytes, unit: 'MB' },
      { name: 'start to the first page', value: start.page, unit: 'ms', bar: 1_000, barAt: 20_000 },
      { name: 'start to the first search', value: start.search, unit: 'ms' },
      ...pages,
      ...searches,
      ...(await sheetFigures(size)),
    ];
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function fill(data: string, size: number): Promise<number> {
  const world = fakeWorld(openSqlite(join(data, 'casebook.db')));
  await done(world, choosePrefix, { prefix: 'CB' });
  let spent = 0;
  for (const arrival of manyArrivals(size)) {
    const from = performance.now();
    await done(world, takeIn, arrival);
    spent += performance.now() - from;
  }
  await world.store.close();
  return size / (spent / 1000);
}

async function pageFigures(data: string, size: number): Promise<Figure[]> {
  const server = await serveCasebook('serve', data);
  const cold = await coldPages(server.address, size);
  const warm = await warmPage(server.address, '/records/CB-7');
  for (let n = 0; n < 40; n += 1) await (await fetch(`${server.address}/records?q=the+-zz${n}`)).arrayBuffer();
  const memory = memoryOf(server.running.child.pid ?? 0);
  await server.stop();
  return [
    ...warmFigures(warm),
    { name: 'record page that is not kept, p50', value: quantile(cold, 0.5), unit: 'ms' },
    { name: 'record page that is not kept, p99', value: quantile(cold, 0.99), unit: 'ms', bar: 50 },
    { name: 'memory after pages and searches', value: memory, unit: 'MB', bar: 300, barAt: 20_000 },
  ];
}

function warmFigures({ bytes, page, bare, ratios }: WarmPage): Figure[] {
  const [least = 0, most = 0] = [ratios[0], ratios.at(-1)];
  const spread = `${least.toFixed(2)} to ${most.toFixed(2)}`;
  return [
    { name: `record page, kept (${Math.round(bytes / 1000)} kB)`, value: page, unit: 'requests/s', isRate: true },
    { name: 'bare Hono route, same bytes', value: bare, unit: 'requests/s', isRate: true },
    { name: 'ratio of the two, by round', value: quantile(ratios, 0.5), unit: `x (${spread})`, bar: 0.5, isRate: true },
  ];
}

function searchFigures({ name, p50, p99, hits }: ClassSpeed): Figure[] {
  const found = `${Math.round(hits * 100)} % find something`;
  const bars = /^(statistics|first)/.test(name) ? [undefined, undefined] : [5, 50];
  return [
    { name: `${name}, p50 (${found})`, value: p50, unit: 'ms', bar: bars[0] },
    { name: `${name}, p99`, value: p99, unit: 'ms', bar: bars[1] },
  ];
}

// Resident memory in MB, as the operating system counts it.
function memoryOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
