import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPacked, narrowEncoding, wideEncoding } from './guess-encoding.ts';

test('a packed file is told by its first bytes', () => {
  assert.ok(isPacked(Buffer.from('PK\u0003\u0004rest')));
  assert.ok(isPacked(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])));
  assert.ok(!isPacked(Buffer.from('PKW, a company\n')));
});

test('UTF-16 is told with and without its mark, and ASCII is not taken for it', () => {
  const text = 'id,title\n1,A drone over Oslo\n';
  assert.equal(wideEncoding(Buffer.from(`\ufeff${text}`, 'utf16le')), 'utf-16le');
  assert.equal(wideEncoding(Buffer.from(text, 'utf16le')), 'utf-16le');
  assert.equal(wideEncoding(Buffer.from(text, 'utf16le').swap16()), 'utf-16be');
  assert.equal(wideEncoding(Buffer.from(text)), undefined);
});

test('a letter cut at the end of a piece is not yet a reason to decide', () => {
  const bytes = Buffer.from('Paraná');
  assert.equal(narrowEncoding(bytes.subarray(0, -1), false), undefined);
  assert.equal(narrowEncoding(bytes, false), 'utf-8');
  assert.equal(narrowEncoding(Buffer.from('Paraná', 'latin1'), true), 'windows-1252');
  assert.equal(narrowEncoding(Buffer.from('Parana'), true), undefined);
});
