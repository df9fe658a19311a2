import { quantile } from '../../test/world/figures.ts';
import { openClient, timesOf } from '../../test/world/load.ts';
import { serveAsPeopleDo } from '../../test/world/process.ts';
import type { Figure } from './report.ts';

const ROUNDS = 24;
// Until both programs are compiled and read ahead, as the one does after a second and the other within its first pages.
const WARMING = 6;
const PAGES = 50;
const MOST_TIMES = 3;

const engines = ['sqlite', 'postgres'] as const;
type Places = Readonly<Record<(typeof engines)[number], string>>;

/**
 * How many times SQLite's time PostgreSQL needs for record pages that are not kept, of two databases with the same records
 * that are served at once and asked in turns: by itself this machine's speed changes by more than the engines differ.
 */
export async function pagesInTurns(places: Places, records: number): Promise<readonly Figure[]> {
  const step = Math.max(1, Math.floor(records / (ROUNDS * PAGES)));
  const servers = await Promise.all(engines.map((name) => serveAsPeopleDo(places[name])));
  const clients = servers.map(({ address }) => openClient(address));
  const rounds: { readonly sqlite: readonly number[]; readonly postgres: readonly number[] }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const pages = Array.from(
      { length: PAGES },
      (_, n) => `/records/CB-${1 + (((n * ROUNDS + round) * step) % records)}`,
    );
    const times: Partial<Record<keyof Places, readonly number[]>> = {};
    // Who goes first changes with the round.
    for (const at of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const [name, client] = [engines[at], clients[at]];
      if (name && client) times[name] = await timesOf(client, pages);
    }
    rounds.push({ sqlite: times.sqlite ?? [], postgres: times.postgres ?? [] });
  }
  for (const client of clients) client.close();
  for (const server of servers) await server.stop();
  const counted = rounds.slice(WARMING);
  const of = (name: keyof Places, q: number): number =>
    quantile(
      counted.flatMap((round) => round[name]),
      q,
    );
  const ratios = counted.map(({ sqlite, postgres }) => quantile(postgres, 0.5) / quantile(sqlite, 0.5));
  const sorted = ratios.sort((a, b) => a - b);
  const spread = `${sorted[0]?.toFixed(2)} to ${sorted.at(-1)?.toFixed(2)}`;
  const bar = { unit: 'x SQLite', postgres: { bar: MOST_TIMES } };
  return [
    {
      name: `record page that is not kept, in turns with SQLite, p50 (${spread})`,
      value: quantile(sorted, 0.5),
      ...bar,
    },
    { name: 'record page that is not kept, in turns, p99', value: of('postgres', 0.99) / of('sqlite', 0.99), ...bar },
  ];
}
