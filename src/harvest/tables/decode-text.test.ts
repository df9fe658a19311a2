import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { decodeText } from './decode-text.ts';

async function decoded(bytes: Uint8Array, piece?: number): Promise<{ text: string; encoding: string }> {
  let encoding = '';
  const texts = await everyOf(decodeText(byteFile(bytes, { piece }), (found) => (encoding = found)));
  return { text: texts.join(''), encoding };
}

const text = 'Headline\nZürich’s café – 5 €\nPlain\n';
const latin = Buffer.from([...'Z'].map((c) => c.charCodeAt(0)).concat(0xfc, 0x92, 0x80, 0x0a));

test('each encoding gives the same text, in one piece and byte by byte', async () => {
  const wide = Buffer.from(text, 'utf16le');
  const cases: [Uint8Array, string][] = [
    [Buffer.from(text), 'utf-8'],
    [Buffer.from(`\ufeff${text}`), 'utf-8'],
    [wide, 'utf-16le'],
    [Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    [Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
  ];
  for (const [bytes, encoding] of cases) {
    for (const piece of [1, 7, 100_000]) assert.deepEqual(await decoded(bytes, piece), { text, encoding });
  }
  assert.deepEqual(await decoded(latin), { text: 'Zü’€\n', encoding: 'windows-1252' });
});

test('the encoding is found however late its first letter comes, and at any cut', async () => {
  const late = 'x'.repeat(9_000);
  for (const piece of [4_096, 4_500, 9_001]) {
    assert.deepEqual(await decoded(Buffer.from(`${late}é`, 'latin1'), piece), {
      text: `${late}é`,
      encoding: 'windows-1252',
    });
    assert.deepEqual(await decoded(Buffer.from(`${late}é\n`), piece), { text: `${late}é\n`, encoding: 'utf-8' });
  }
});

test('any text survives UTF-8 and any cut, with line ends made one', async () => {
  const arbitrary = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 9 }));
  await fc.assert(
    fc.asyncProperty(arbitrary, async ([any, piece]) => {
      const readable = any.replaceAll('\0', '').replaceAll('\ufeff', '').toWellFormed();
      const got = await decoded(Buffer.from(`é\r\n${readable}`), piece);
      assert.equal(got.text, `é\n${readable.replace(/\r\n?/g, '\n')}`);
    }),
    { numRuns: 300 },
  );
});

test('what is no text is refused in one sentence with the line', async () => {
  await assert.rejects(decoded(Buffer.from('PK\u0003\u0004abc')), /table\.csv: this is not a text file/);
  await assert.rejects(decoded(Buffer.from('a\nb\nc\0d')), /table\.csv, line 3: there is a zero byte/);
  const broken = Buffer.concat([Buffer.from('é\né\n'.repeat(3_000)), Buffer.from([0xff, 0x0a])]);
  await assert.rejects(decoded(broken, 5_000), /table\.csv, line 6001: there are bytes here that are not UTF-8/);
});
