import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusLine } from './status-line.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 12, write: (text: string) => written.push(text) };
}

test('a terminal shows one line that is rewritten and fits', () => {
  const terminal = screen(true);
  const line = statusLine(terminal, () => 0);
  line.show('half of all rows');
  line.clear();
  assert.deepEqual(terminal.written, ['\rhalf of all\u001b[K', '\r\u001b[K']);
});

test('anything else gets a plain line every five seconds at most', () => {
  const pipe = screen(false);
  let now = 0;
  const line = statusLine(pipe, () => now);
  for (now = 0; now <= 11_000; now += 1_000) line.show(`${now}`);
  line.clear();
  assert.deepEqual(pipe.written, ['5000\n', '10000\n']);
});
