import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from '../../test/world/figures.ts';
import { openClient, timesOf } from '../../test/world/load.ts';
import { type Served, serveAsPeopleDo, serveWith, startNode } from '../../test/world/process.ts';
import { requestsPerSecond } from './loop.ts';

const ROUNDS = 5;
const SECONDS = 1.5;
const CONNECTIONS = 16;
const COLD_PAGES = 300;
const STARTS = 3;

// Set for each connection or request by the server itself, so both servers add them.
const ofTheServer = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

/** The record page warm beside a bare route with the same bytes: requests per second of both, and their ratio by round. */
export type WarmPage = {
  readonly bytes: number;
  readonly page: number;
  readonly bare: number;
  readonly ratios: readonly number[];
};

async function bareTwin(own: string, path: string): Promise<{ bytes: number; server: Served; remove: () => void }> {
  const answer = await fetch(own + path);
  const body = new Uint8Array(await answer.arrayBuffer());
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !ofTheServer.has(name)));
  const folder = mkdtempSync(join(tmpdir(), 'casebook-bench-'));
  const file = join(folder, 'page');
  writeFileSync(file, body);
  const program = join(import.meta.dirname, 'bare-server.ts');
  const server = await serveWith(startNode([program, file, JSON.stringify(headers)]));
  return { bytes: body.byteLength, server, remove: () => rmSync(folder, { recursive: true }) };
}

/** Measures the warm record page and the bare route in turns, so that both meet the same disturbances. */
export async function warmPage(own: string, path: string): Promise<WarmPage> {
  const { bytes, server, remove } = await bareTwin(own, path);
  const rate = (address: string): Promise<number> =>
    requestsPerSecond({ address, path, connections: CONNECTIONS }, SECONDS);
  for (const address of [own, server.address]) await rate(address);
  const rounds: { page: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Who goes first changes with the round.
    const order = round % 2 === 0 ? [own, server.address] : [server.address, own];
    const rates = new Map<string, number>();
    for (const address of order) rates.set(address, await rate(address));
    rounds.push({ page: rates.get(own) ?? 0, bare: rates.get(server.address) ?? 0 });
  }
  await server.stop();
  remove();
  const median = (values: readonly number[]): number => quantile(values, 0.5);
  return {
    bytes,
    page: median(rounds.map(({ page }) => page)),
    bare: median(rounds.map(({ bare }) => bare)),
    ratios: rounds.map(({ page, bare }) => page / bare).sort((a, b) => a - b),
  };
}

/** Milliseconds for record pages that are not kept and must be made, one at a time. */
export async function coldPages(own: string, records: number): Promise<readonly number[]> {
  const client = openClient(own);
  const step = Math.max(1, Math.floor(records / COLD_PAGES));
  const pages = Array.from({ length: Math.min(COLD_PAGES, records) }, (_, n) => `/records/CB-${1 + n * step}`);
  const times = await timesOf(client, pages);
  client.close();
  return times;
}

/** Milliseconds from the start of `casebook serve` on an existing database to the first page, and to the first search. */
export async function startTimes(place: string): Promise<{ readonly page: number; readonly search: number }> {
  const pages: number[] = [];
  const searches: number[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    const from = performance.now();
    const server = await serveAsPeopleDo(place);
    await (await fetch(`${server.address}/`)).arrayBuffer();
    pages.push(performance.now() - from);
    await (await fetch(`${server.address}/records?q=the`)).arrayBuffer();
    searches.push(performance.now() - from);
    await server.stop();
  }
  return { page: quantile(pages, 0.5), search: quantile(searches, 0.5) };
}
