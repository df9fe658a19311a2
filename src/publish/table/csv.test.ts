import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { everyOf } from '../../../test/world/byte-files.ts';
import { publicRecordOf } from '../../../test/world/fake-records.ts';
import { says } from '../../../test/world/records.ts';
import { recordTable } from '../formats.ts';
import { csvOf, inPieces } from './csv.ts';

const odd = ['=1+1', "'=1", 'a "b", c', 'two\r\nlines', '深网视界', '-5', '@x'];

async function* records() {
  for (const text of odd) yield publicRecordOf([says('place', text), says('lives_lost', { amount: 0 })]);
}

test('Python reads what was written, and finds no formula', async () => {
  const bytes = Buffer.concat(await everyOf(csvOf(recordTable)(records())));
  const program =
    'import csv,io,json,sys; print(json.dumps([[r["place"], r["lives_lost"]] for r in csv.DictReader(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline=""), strict=True)]))';
  const read = JSON.parse(execFileSync('python3', ['-c', program], { input: bytes, encoding: 'utf8' }));
  const guarded = (text: string): string => (/^'*[=@-]/.test(text) ? `'${text}` : text);
  assert.deepEqual(
    read,
    odd.map((text) => [guarded(text), '0']),
  );
});

test('only the file for Excel begins with a byte order mark', async () => {
  const starts = await Promise.all(
    [false, true].map(async (forExcel) => (await everyOf(csvOf(recordTable, forExcel)(records())))[0]?.subarray(0, 3)),
  );
  assert.deepEqual(
    starts.map((start) => Buffer.from(start ?? []).toString('hex')),
    ['69642c', 'efbbbf'],
  );
});

test('the first piece goes out at once, later ones when they are worth sending', async () => {
  async function* texts(): AsyncGenerator<string> {
    yield 'head';
    for (let n = 0; n < 100; n += 1) yield 'x'.repeat(2_000);
  }
  const sizes = (await everyOf(inPieces(texts()))).map(({ length }) => length);
  assert.equal(sizes[0], 4);
  assert.ok(sizes.length < 6, `${sizes}`);
  assert.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    200_004,
  );
});
