import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEdtf, sayDate, yearOf } from './edtf.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

const readable: readonly [text: string, first: string | undefined, last: string | undefined][] = [
  ['2019-02-13', '2019-02-13', '2019-02-13'],
  ['2019-02', '2019-02-01', '2019-02-28'],
  ['2020-02', '2020-02-01', '2020-02-29'],
  ['2019', '2019-01-01', '2019-12-31'],
  ['2018-07/2019-02', '2018-07-01', '2019-02-28'],
  ['2018~', '2018-01-01', '2018-12-31'],
  ['2019-02-XX', '2019-02-01', '2019-02-28'],
  ['201X', '2010-01-01', '2019-12-31'],
  ['2019-21', '2019-01-01', '2019-03-31'],
  ['[2018,2020]', '2018-01-01', '2020-12-31'],
  ['../2019-02-13', undefined, '2019-02-13'],
  ['/2019-02-13', undefined, '2019-02-13'],
  ['2019-02-13/..', '2019-02-13', undefined],
  ['2020-02-29', '2020-02-29', '2020-02-29'],
  ['0001-01-01/9999-12-31', '0001-01-01', '9999-12-31'],
];

for (const [text, first, last] of readable) {
  test(`${text} runs from ${first ?? 'an unknown day'} to ${last ?? 'an unknown day'}`, () => {
    const read = readEdtf(text);
    assert.equal(read?.first, first === undefined ? undefined : day(first));
    assert.equal(read?.last, last === undefined ? undefined : day(last));
  });
}

const refused = {
  'not a date': ['', ' 2019', 'last July', '13.2.2019', '2019-2', '2019-13', '2019-00', '2019-02-30', '..2018'],
  'a day that was not': ['2019-02-29', '1900-02-29', '2018/2019-02-29'],
  'an interval that ends before it starts': ['2019-02/2018-07', '2019-07/2019-02'],
  'an interval without any end': ['..', '/', '../..'],
  'a set whose end the parser gets wrong': ['{2018..2020}', '[2018..2020]'],
  'a year that no four digits hold': ['Y275759', 'Y17E7', '0000', '-0001', '-0500/2019', 'XXXX', '000X', '0000-12-31'],
  'longer than a date can be': ['2019'.padEnd(65, 'X')],
};

for (const [reason, texts] of Object.entries(refused)) {
  test(`refused: ${reason}`, () => {
    for (const text of texts) assert.equal(readEdtf(text), undefined, text);
  });
}

test('doubt is kept: ~ approximate, ? uncertain, % both', () => {
  const doubt = (text: string) => [readEdtf(text)?.approximate, readEdtf(text)?.uncertain];
  assert.deepEqual(doubt('2018'), [false, false]);
  assert.deepEqual(doubt('2018~'), [true, false]);
  assert.deepEqual(doubt('2018?'), [false, true]);
  assert.deepEqual(doubt('2018%'), [true, true]);
});

test('dates are said as a reader would say them', () => {
  const said: Readonly<Record<string, string>> = {
    '2019-02-13': '13 February 2019',
    '2019-02': 'February 2019',
    '2019': '2019',
    '2018-07/2019-02': 'July 2018 to February 2019',
    '2018~': 'about 2018',
    '2018-07?': 'possibly July 2018',
    '2018%': 'possibly about 2018',
    '2018~/2019': 'about 2018 to 2019',
    '../2019-02-13': 'until 13 February 2019',
    '/2019': 'until 2019',
    '2019-02/..': 'since February 2019',
    '2019/': 'since 2019',
    '2019-21': '2019-21',
    '201X': '201X',
  };
  for (const [text, words] of Object.entries(said)) assert.equal(sayDate(text), words);
});

test('law: every calendar day reads as itself, also the second time', () => {
  const anyDay = fc.integer({ min: day('1000-01-01'), max: day('2999-12-31') });
  fc.assert(
    fc.property(anyDay, (number) => {
      const text = new Date(number * 86_400_000).toISOString().slice(0, 10);
      for (const read of [readEdtf(text), readEdtf(text)])
        assert.deepEqual([read?.first, read?.last], [number, number]);
      assert.equal(yearOf(number), Number(text.slice(0, 4)));
    }),
  );
});
