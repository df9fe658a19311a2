import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEdtf } from '../core/edtf.ts';
import { readWhen } from './read-when.ts';

const today = '2026-11-23';

test('dates in several spellings become EDTF', () => {
  const known: readonly [string, string][] = [
    ['2019', '2019'],
    ['2019-02', '2019-02'],
    ['2019-02-13', '2019-02-13'],
    ['2019/2/13', '2019-02-13'],
    ['13.2.2019', '2019-02-13'],
    ['13/02/2019', '2019-02-13'],
    ['02/13/2019', '2019-02-13'],
    ['13 February 2019', '2019-02-13'],
    ['13th of Feb. 2019', '2019-02-13'],
    ['February 13, 2019', '2019-02-13'],
    ['  feb   2019 ', '2019-02'],
    ['Sept 2019', '2019-09'],
    ['2019年2月13日', '2019-02-13'],
    ['summer 2019', '2019-22'],
    ['about 2018', '2018~'],
    ['ca. May 2018', '2018-05~'],
    ['2018?', '2018?'],
    ['maybe May 2018', '2018-05?'],
    ['2018~', '2018~'],
    ['2018-07/2019-02', '2018-07/2019-02'],
    ['July 2018 to February 2019', '2018-07/2019-02'],
    ['July 2018 – Feb 2019', '2018-07/2019-02'],
    ['from 2015 to 2019', '2015/2019'],
    ['2015-2019', '2015/2019'],
    ['since July 2018', '2018-07/..'],
    ['until 13 February 2019', '../2019-02-13'],
    ['../2019-02', '../2019-02'],
    ['yesterday', '2026-11-22'],
    ['today', '2026-11-23'],
    ['2026', '2026'],
  ];
  for (const [typed, edtf] of known) assert.deepEqual(readWhen(typed, today), { edtf }, typed);
});

test('what is no date, still to come, of the year 0 or ambiguous gets a sentence of its own', () => {
  const refused: readonly [string, RegExp][] = [
    ['last tuesday or so', /could not be read/],
    ['=1+1', /could not be read/],
    ['30 February 2019', /could not be read/],
    ['2019-13', /could not be read/],
    ['x'.repeat(5_000), /could not be read/],
    ['0000', /no year 0/],
    ['0', /no year 0/],
    ['0000-01-01', /no year 0/],
    ['1 January 0000', /no year 0/],
    ['2027', /still to come/],
    ['24 November 2026', /still to come/],
    ['2018/2030', /still to come/],
    ['9999', /still to come/],
    ['3/4/2019', /two different days/],
    ['2019 to 2018', /ends before/],
  ];
  for (const [typed, sentence] of refused) {
    const read = readWhen(typed, today);
    assert.ok('fault' in read && sentence.test(read.fault), `${typed.slice(0, 40)}: ${JSON.stringify(read)}`);
  }
});

test('whatever is typed, the answer is EDTF that can be read or a sentence', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9./ ~?a-z-]{0,24}$/));
  fc.assert(
    fc.property(text, (typed) => {
      const read = readWhen(typed, today);
      if ('edtf' in read) assert.ok(readEdtf(read.edtf));
      else assert.match(read.fault, /\.$/);
    }),
    { numRuns: 2_000 },
  );
});
