import { setFlagsFromString } from 'node:v8';
import type { Arrival } from '../../src/core/arrival.ts';
import type { ByteFile } from '../../src/core/byte-file.ts';
import { keeper } from '../../src/core/policy.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { readAiaaic } from '../../src/harvest/aiaaic/read-aiaaic.ts';
import { runImport } from '../../src/harvest/run-import.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { fakeWorld } from './fake-world.ts';
import { sheetHeader, sheetLine } from './incidents-sheet.ts';
import { liveBytes } from './live-memory.ts';
import { manyIncidents } from './many-incidents.ts';

// A program of its own: the test runner remembers every promise for a while, which would be counted too.
// Arguments: a path for a database, the row at which to measure first, the row at which to measure again, and what:
// "good" rows, "broken" ones, or an import that is at fault and has "kept" its good rows. Prints bytes for each row.
const [path = '', from = '', to = '', what = ''] = process.argv.slice(2);
const [FROM, TO] = [Number(from), Number(to)];
const BEYOND = 300;
const PIECE = 4_096;

function* broken(): Generator<string> {
  yield `${sheetHeader.join('\n')}\n`;
  const line = `${sheetLine({ 'AIAAIC ID#': 'no id', Headline: 'Broken' })}\n`;
  for (let n = 0; n < TO + BEYOND; n++) yield line;
}

// The sheet is made while it is read, in small pieces, so that no buffer holds much of it.
async function* bytes(): AsyncGenerator<Uint8Array> {
  for (const lines of what === 'broken' ? broken() : manyIncidents(TO + BEYOND)) {
    const all = Buffer.from(lines);
    for (let at = 0; at < all.length; at += PIECE) yield all.subarray(at, at + PIECE);
  }
}

// Code that the engine compiles anew, or lets go of, is a megabyte now and then, and no part of what is measured.
for (const flag of ['--no-opt', '--no-sparkplug', '--no-flush-bytecode']) setFlagsFromString(flag);

const file: ByteFile = { name: 'incidents.csv', size: 0, bytes };
const store = openSqlite(path);
const world = fakeWorld(store);
const kept: Arrival[] = [];
const live = new Map<number, number>();
await runImport(await readAiaaic(file), {
  takeIn: (arrival) => {
    if (what === 'kept') kept.push(arrival);
    return takeIn.perform(world, keeper, arrival);
  },
  progress: (done) => {
    if (done === FROM || done === TO) live.set(done, liveBytes());
  },
  stop: new AbortController().signal,
});
await store.close();
const [before = Number.NaN, after = Number.NaN] = [live.get(FROM), live.get(TO)];
console.log(String((after - before) / (TO - FROM)));
