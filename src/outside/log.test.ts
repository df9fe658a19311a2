import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consoleLog } from './log.ts';

test('a message is one line; an error keeps its stack, anything else is left out', () => {
  const lines: string[] = [];
  const log = consoleLog((line) => lines.push(line));
  log.info('started');
  log.error('a page failed', new TypeError('a slip'));
  log.error('a page failed', { secret: 1 });
  log.error('a page failed');
  assert.equal(lines[0], 'started');
  assert.match(lines[1] ?? '', /^a page failed: TypeError: a slip\n\s+at /);
  assert.deepEqual(lines.slice(2), ['a page failed', 'a page failed']);
});
