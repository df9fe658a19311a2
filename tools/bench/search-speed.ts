import { setTimeout as pause } from 'node:timers/promises';
import type { Queries, SearchRequest } from '../../src/core/ports.ts';
import { startSearchPool } from '../../src/search/pool.ts';
import { quantile, randomFrom } from '../../test/world/figures.ts';
import { wordOfRank } from '../../test/world/many-records.ts';

const QUESTIONS = 150;
const COLD_QUESTIONS = 33;
const COLD_PAUSE = 100;
const REST = 700;
// Microseconds of work in each millisecond of rest: reading ahead on a server takes little of it here.
const CALM = 5;
const everything: SearchRequest = { q: '', filters: {}, sort: 'relevance', page: 1, size: 20 };

/** Milliseconds at the median and the 99th percentile of one class of questions, and how many found something. */
export type ClassSpeed = { readonly name: string; readonly p50: number; readonly p99: number; readonly hits: number };

type Dice = (from: number, to: number) => number;
type Class = { readonly name: string; readonly request: (dice: Dice, n: number) => Partial<SearchRequest> };

const word = (dice: Dice, from: number, to: number): string => wordOfRank(dice(from, to));

// No two questions of a class are equal, so that no kept answer is measured: an excluded word that nobody uses, or
// another page, makes each a new one.
const classes: readonly Class[] = [
  { name: 'rare word', request: (dice) => ({ q: word(dice, 20_000, 200_000) }) },
  { name: 'two words', request: (dice) => ({ q: `${word(dice, 300, 5_000)} ${word(dice, 100, 300)}` }) },
  { name: 'commonest word, all facets', request: (_, n) => ({ q: `the -zz${n}` }) },
  { name: 'phrase', request: (dice) => ({ q: `"${word(dice, 50, 400)} ${word(dice, 50, 400)}"` }) },
  {
    name: 'phrase with a rarer word',
    request: (dice) => ({ q: `"${word(dice, 50, 400)} ${word(dice, 500, 3_000)}"` }),
  },
  {
    name: 'phrase of common words',
    request: (dice, n) => ({ q: `"${word(dice, 0, 20)} ${word(dice, 0, 20)}" -zz${n}` }),
  },
  { name: 'prefix', request: (dice) => ({ q: `${word(dice, 2_000, 90_000).slice(0, 4)}*` }) },
  { name: 'without a word', request: (dice) => ({ q: `${word(dice, 100, 2_000)} -${word(dice, 0, 40)}` }) },
  { name: 'field:value', request: (dice, n) => ({ q: `country:US ${word(dice, 100, 3_000)} -zz${n}` }) },
  {
    name: 'filters, newest',
    request: (_, n) => ({ q: `-zz${n}`, filters: { country: ['US', 'GB'], type: ['incident'] }, sort: 'newest' }),
  },
  {
    name: 'everything, later pages',
    request: (_, n) => ({ page: 1 + (n % 90), sort: n % 2 === 0 ? 'changed' : 'oldest' }),
  },
  { name: 'a word nobody wrote', request: (dice, n) => ({ q: `${word(dice, 500, 9_000)}qx${n % 7}` }) },
];

async function speedOf(queries: Queries, { name, request }: Class): Promise<ClassSpeed> {
  const random = randomFrom(name.length);
  const dice: Dice = (from, to) => from + Math.floor(random() * (to - from));
  const times: number[] = [];
  let hits = 0;
  for (let n = 0; n < QUESTIONS; n += 1) {
    const asked = { ...everything, ...request(dice, n) };
    const from = performance.now();
    const { total } = await queries.search(asked);
    times.push(performance.now() - from);
    if (total > 0) hits += 1;
  }
  return { name, p50: quantile(times, 0.5), p99: quantile(times, 0.99), hits: hits / QUESTIONS };
}

async function statisticsSpeed(queries: Queries): Promise<ClassSpeed> {
  const times: number[] = [];
  for (let n = 0; n < QUESTIONS / 5; n += 1) {
    const from = performance.now();
    await queries.statistics({ q: `the -zz${n}`, filters: {} });
    times.push(performance.now() - from);
  }
  return { name: 'statistics of a selection', p50: quantile(times, 0.5), p99: quantile(times, 0.99), hits: 1 };
}

// Right after its start a thread reads ahead; who asks then waits for steps of that, and finds nothing prepared.
async function coldSpeed(queries: Queries): Promise<ClassSpeed> {
  const random = randomFrom(1);
  const dice: Dice = (from, to) => from + Math.floor(random() * (to - from));
  const times: number[] = [];
  let hits = 0;
  for (let n = 0; n < COLD_QUESTIONS; n += 1) {
    const asked = { ...everything, ...classes[n % classes.length]?.request(dice, 10_000 + n) };
    const from = performance.now();
    const { total } = await queries.search(asked);
    times.push(performance.now() - from);
    if (total > 0) hits += 1;
    await pause(COLD_PAUSE);
  }
  const name = `first ${COLD_QUESTIONS} questions, of all classes`;
  return { name, p50: quantile(times, 0.5), p99: quantile(times, 0.99), hits: hits / COLD_QUESTIONS };
}

// Waits until the search thread has read ahead, that is, until this process needs nearly no processor time.
async function untilItRests(): Promise<void> {
  for (let calm = 0; calm < 5; ) {
    const before = process.cpuUsage();
    await pause(REST);
    const { user, system } = process.cpuUsage(before);
    calm = user + system < REST * CALM ? calm + 1 : 0;
  }
}

/** The speed of every class of question, asked of a search thread as pages ask it. */
export async function searchSpeed(database: string): Promise<readonly ClassSpeed[]> {
  const program = new URL('../../src/search-thread.ts', import.meta.url);
  const queries = startSearchPool(program, { database }, { timeLimit: 60_000, waitLimit: 120_000 });
  const speeds: ClassSpeed[] = [];
  await queries.search({ ...everything, q: 'the' });
  speeds.push(await coldSpeed(queries));
  await untilItRests();
  for (const one of classes) speeds.push(await speedOf(queries, one));
  speeds.push(await statisticsSpeed(queries));
  await queries.close();
  return speeds;
}
