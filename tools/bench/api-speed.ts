import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from '../../test/world/figures.ts';
import { openClient, timesOf } from '../../test/world/load.ts';
import { serveAsPeopleDo, serveWith, startNode } from '../../test/world/process.ts';
import { requestsPerSecond, type Target } from './loop.ts';
import type { Figure } from './report.ts';

const ROUNDS = 5;
const SECONDS = 1.5;
const CONNECTIONS = 16;
const PAGE = '/api/v1/records/CB-7';
const PAGES = 20;
const LOOKUPS = 400;

const ofTheServer = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

// What did not change beside a bare route that answers with the same status and headers, in turns.
async function unchanged(own: string): Promise<readonly Figure[]> {
  // The tag is that of one encoding.
  const plain = { 'accept-encoding': 'identity' };
  const tag = (await fetch(own + PAGE, { headers: plain })).headers.get('etag') ?? '';
  const headers = { ...plain, 'if-none-match': tag };
  const answer = await fetch(own + PAGE, { headers });
  if (answer.status !== 304) throw new Error(`${PAGE} gave ${answer.status} for what is known`);
  const told = Object.fromEntries([...answer.headers].filter(([name]) => !ofTheServer.has(name)));
  const folder = mkdtempSync(join(tmpdir(), 'casebook-bench-'));
  const file = join(folder, 'page');
  writeFileSync(file, '');
  const program = join(import.meta.dirname, 'bare-server.ts');
  const bare = await serveWith(startNode([program, file, JSON.stringify(told), '/api/v1/records/:id', '304']));
  const target = (address: string): Target => ({ address, path: PAGE, connections: CONNECTIONS, headers });
  const rounds: { readonly own: number; readonly bare: number }[] = [];
  for (const address of [own, bare.address]) await requestsPerSecond(target(address), SECONDS);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? [own, bare.address] : [bare.address, own];
    const rates = new Map<string, number>();
    for (const address of order) rates.set(address, await requestsPerSecond(target(address), SECONDS));
    rounds.push({ own: rates.get(own) ?? 0, bare: rates.get(bare.address) ?? 1 });
  }
  await bare.stop();
  rmSync(folder, { recursive: true });
  const middle = (values: readonly number[]): number => quantile(values, 0.5);
  return [
    { name: 'API, unchanged (304)', value: middle(rounds.map((one) => one.own)), unit: 'requests/s', isRate: true },
    { name: 'bare Hono route, 304', value: middle(rounds.map((one) => one.bare)), unit: 'requests/s', isRate: true },
    {
      ...{ name: 'ratio of the two for 304', value: middle(rounds.map((one) => one.own / one.bare)), unit: 'x' },
      ...{ bar: 0.8, isRate: true },
    },
  ];
}

type Sources = { readonly next?: string; readonly sources: readonly { readonly url?: string }[] };

async function citedUrls(own: string): Promise<readonly string[]> {
  const urls: string[] = [];
  for (let cursor = ''; urls.length < LOOKUPS; ) {
    const answer = await fetch(`${own}/api/v1/sources?limit=200${cursor && `&cursor=${cursor}`}`);
    const { next, sources } = (await answer.json()) as Sources;
    urls.push(...sources.flatMap(({ url }) => url ?? []));
    if (next === undefined) break;
    cursor = next;
  }
  return urls.slice(0, LOOKUPS);
}

// The addresses that a mirror asks, one after another, until it has all.
async function pagesOfChanges(own: string): Promise<readonly string[]> {
  const pages: string[] = [];
  for (let [since, more] = [0, true]; more; ) {
    pages.push(`/api/v1/changes?since=${since}`);
    const answer = await fetch(own + pages.at(-1));
    ({ next: since, more } = (await answer.json()) as { readonly next: number; readonly more: boolean });
  }
  return pages;
}

/** How fast the API answers: what did not change, a page of a thousand changes, and which records cite a page. */
export async function apiFigures(place: string): Promise<readonly Figure[]> {
  const server = await serveAsPeopleDo(place);
  try {
    const own = server.address;
    // First, while nothing was counted yet: all answers must be equally long, and they tell what is left.
    const known = await unchanged(own);
    const client = openClient(own);
    const pages = await pagesOfChanges(own);
    const step = Math.max(1, Math.floor(pages.length / PAGES));
    const changes = await timesOf(
      client,
      pages.filter((_, n) => n % step === 0),
    );
    // Each in another spelling than the one it is known by.
    const urls = (await citedUrls(own)).map((url) => `${url.replace(/^https?:\/\//, 'http://www.')}/?utm_source=bench`);
    const lookups = await timesOf(
      client,
      urls.map((url) => `/api/v1/lookup?url=${encodeURIComponent(url)}`),
    );
    client.close();
    return [
      ...known,
      { name: 'changes, a page of 1,000, p50', value: quantile(changes, 0.5), unit: 'ms', bar: 50 },
      { name: 'changes, a page of 1,000, slowest', value: Math.max(...changes), unit: 'ms' },
      { name: 'records that cite a page, p50', value: quantile(lookups, 0.5), unit: 'ms' },
      { name: 'records that cite a page, p99', value: quantile(lookups, 0.99), unit: 'ms', bar: 2 },
    ];
  } finally {
    await server.stop();
  }
}
