import { quantile } from '../../test/world/figures.ts';
import { type Served, serveAsPeopleDo } from '../../test/world/process.ts';
import { memoryOf } from './memory.ts';
import type { Figure } from './report.ts';

const ROUNDS = 5;

type Streamed = { readonly first: number; readonly whole: number; readonly rows: number; readonly bytes: number };

// Counts line ends outside quotes: what a reader of CSV takes for rows.
function rowCounter() {
  let quoted = false;
  let rows = 0;
  return {
    add: (bytes: Uint8Array): void => {
      for (const byte of bytes) {
        if (byte === 0x22) quoted = !quoted;
        else if (byte === 0x0a && !quoted) rows += 1;
      }
    },
    rows: () => rows,
  };
}

async function stream({ address }: Served, path: string): Promise<Streamed> {
  const from = performance.now();
  const answer = await fetch(address + path);
  if (answer.status !== 200 || answer.body === null) throw new Error(`${path} answered ${answer.status}`);
  const pieces: Uint8Array[] = [];
  let first = 0;
  for await (const piece of answer.body as ReadableStream<Uint8Array>) {
    first ||= performance.now() - from;
    pieces.push(piece);
  }
  const whole = performance.now() - from;
  const counter = rowCounter();
  for (const piece of pieces) counter.add(piece);
  // The first row holds the names of the columns.
  return { first, whole, rows: counter.rows() - 1, bytes: pieces.reduce((sum, piece) => sum + piece.length, 0) };
}

const middle = (all: readonly Streamed[], of: (one: Streamed) => number): number => quantile(all.map(of), 0.5);

/** How soon the CSV of all records, filtered by what all of them meet, starts, how fast it streams, and what memory that takes. */
export async function exportFigures(place: string): Promise<Figure[]> {
  const server = await serveAsPeopleDo(place);
  const seen: Streamed[] = [];
  const long: Streamed[] = [];
  // The first one also reads in the program's own files.
  await stream(server, '/records/download.csv?type=hazard&type=incident&type=issue');
  for (let n = 0; n < ROUNDS; n += 1) {
    // Another order each time, so that no search is remembered.
    const order = ['newest', 'oldest', 'changed'][n % 3];
    seen.push(await stream(server, `/records/download.csv?type=incident&type=issue&sort=${order}`));
  }
  long.push(await stream(server, '/records/download.long.csv'));
  const memory = memoryOf(server.running.child.pid ?? 0);
  await server.stop();
  const rate = ({ rows, whole }: Streamed): number => rows / (whole / 1000);
  return [
    {
      name: `CSV of ${seen[0]?.rows ?? 0} records, first byte`,
      value: middle(seen, ({ first }) => first),
      unit: 'ms',
      bar: 100,
      barAt: 20_000,
    },
    { name: 'CSV of all records', value: middle(seen, rate), unit: 'rows/s', isRate: true, bar: 20_000, barAt: 20_000 },
    { name: 'CSV of all statements', value: middle(long, rate), unit: 'rows/s', isRate: true },
    { name: 'memory after downloads', value: memory, unit: 'MB', bar: 300, barAt: 20_000 },
  ];
}
