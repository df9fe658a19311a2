import { choosePrefix } from '../../src/editorial/choose-prefix.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { openPlace } from '../../src/places.ts';
import { done, fakeWorld } from '../../test/world/fake-world.ts';
import { quantile } from '../../test/world/figures.ts';
import { manyArrivals } from '../../test/world/many-arrivals.ts';
import { serveAsPeopleDo } from '../../test/world/process.ts';
import { apiFigures } from './api-speed.ts';
import { deskFigures } from './desk-speed.ts';
import type { BenchDatabase, BenchEngine } from './engines.ts';
import { exportFigures } from './export-speed.ts';
import { sheetFigures } from './import-speed.ts';
import { intakeFigures } from './intake-speed.ts';
import { memoryOf } from './memory.ts';
import { engineNames } from './options.ts';
import { coldPages, startTimes, type WarmPage, warmPage } from './page-speed.ts';
import type { Column, Figure } from './report.ts';
import { reviewFigures } from './review-speed.ts';
import { type ClassSpeed, searchSpeed } from './search-speed.ts';

/** Everything that is measured of one engine by itself, in a new database of it that is filled with so many records. */
export async function measure(engine: BenchEngine, made: BenchDatabase, size: number): Promise<Column> {
  const say = (text: string): void =>
    console.log(`${size.toLocaleString('en')} records, ${engineNames[engine.name]}: ${text} ...`);
  const { place, database, settle, megabytes } = made;
  say('taking them in');
  const perSecond = await fill(place, size);
  await settle();
  say('starting, pages');
  const start = await startTimes(place);
  const pages = await pageFigures(place, size);
  say('searching');
  const searches = (await searchSpeed(database)).flatMap(searchFigures);
  say('downloading');
  const exports = await exportFigures(place);
  say('taking reports');
  const intake = await intakeFigures(place);
  say('reviewing a proposal');
  const review = await reviewFigures(place);
  say('opening the desk');
  const desk = await deskFigures(place);
  say('asking the API');
  const api = await apiFigures(place);
  say('importing a sheet');
  const figures: readonly Figure[] = [
    { name: 'taken in, with revisions and index', value: perSecond, unit: 'records/s', isRate: true, ...atMost(4) },
    { name: 'database', value: await megabytes(), unit: 'MB' },
    { name: 'start to the first page', value: start.page, unit: 'ms', bar: 1_000, barAt: 20_000 },
    { name: 'start to the first search', value: start.search, unit: 'ms' },
    ...pages,
    ...searches,
    ...exports,
    ...intake,
    ...desk,
    ...review,
    ...api,
    ...(await sheetFigures(engine, size)),
  ];
  return { engine: engine.name, size, figures };
}

const atMost = (times: number): Pick<Figure, 'postgres'> => ({ postgres: { times } });

async function fill(place: string, size: number): Promise<number> {
  const world = fakeWorld(await openPlace(place));
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

async function pageFigures(place: string, size: number): Promise<Figure[]> {
  const server = await serveAsPeopleDo(place);
  const cold = await coldPages(server.address, size);
  const warm = await warmPage(server.address, '/records/CB-7');
  for (let n = 0; n < 40; n += 1) await (await fetch(`${server.address}/records?q=the+-zz${n}`)).arrayBuffer();
  const memory = memoryOf(server.running.child.pid ?? 0);
  await server.stop();
  return [
    ...warmFigures(warm),
    { name: 'record page that is not kept, p50', value: quantile(cold, 0.5), unit: 'ms' },
    { name: 'record page that is not kept, p99', value: quantile(cold, 0.99), unit: 'ms', bar: 50, ...within(50) },
    { name: 'memory after pages and searches', value: memory, unit: 'MB', bar: 300, barAt: 20_000 },
  ];
}

const within = (bar: number): Pick<Figure, 'postgres'> => ({ postgres: { bar } });

function warmFigures({ bytes, page, bare, ratios }: WarmPage): Figure[] {
  const [least = 0, most = 0] = [ratios[0], ratios.at(-1)];
  const spread = `${least.toFixed(2)} to ${most.toFixed(2)}`;
  const kept = `record page, kept (${Math.round(bytes / 1000)} kB)`;
  return [
    { name: kept, value: page, unit: 'requests/s', isRate: true, ...atMost(3) },
    { name: 'bare Hono route, same bytes', value: bare, unit: 'requests/s', isRate: true },
    {
      name: `ratio of the two, by round (${spread})`,
      value: quantile(ratios, 0.5),
      unit: 'x',
      bar: 0.5,
      isRate: true,
      ...atMost(3),
    },
  ];
}

function searchFigures({ name, p50, p99, hits }: ClassSpeed): Figure[] {
  const found = `${Math.round(hits * 100)} % find something`;
  const isHeld = !/^(statistics|first)/.test(name);
  return [
    { name: `${name}, p50 (${found})`, value: p50, unit: 'ms', ...(isHeld ? { bar: 5, postgres: {} } : {}) },
    { name: `${name}, p99`, value: p99, unit: 'ms', ...(isHeld ? { bar: 50, ...within(100) } : {}) },
  ];
}
