import { type FormatName, formats } from '../../src/publish/formats.ts';
import { publicRecords } from '../../src/publish/public-record.ts';
import { flowing } from '../../src/web/flowing.ts';
import { idsUpTo, madeUpStore } from './fake-records.ts';
import { liveBytes } from './live-memory.ts';

// A program of its own: the test runner remembers every promise for a while, which would be counted too.
// Arguments: a format, how many records, and "all", "some" (a reader who stops in the middle) or "kept" (one who keeps all
// that was sent). Prints how many bytes more are needed in the middle, and after the end, than after the first tenth.
const [name = 'csv', count = '', what = 'all'] = process.argv.slice(2);
const COUNT = Number(count);
const kept: Uint8Array[] = [];
let read = 0;

function* told(): Generator<string> {
  for (const id of idsUpTo(COUNT)) {
    read += 1;
    yield id;
  }
}

const stream = flowing(formats[name as FormatName].write(publicRecords(madeUpStore(), told())));
const reader = stream.getReader();
let first: number | undefined;
let middle: number | undefined;
for (;;) {
  const { done, value } = await reader.read();
  if (done) break;
  if (what === 'kept') kept.push(value);
  if (first === undefined && read > COUNT / 10) first = liveBytes();
  if (middle === undefined && read > COUNT / 2) {
    middle = liveBytes();
    if (what === 'some') {
      await reader.cancel();
      break;
    }
  }
}
const after = liveBytes();
console.log(
  JSON.stringify({ read, middle: (middle ?? 0) - (first ?? 0), after: after - (first ?? 0), kept: kept.length }),
);
