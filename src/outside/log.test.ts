import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from '../core/errors.ts';
import { jsonLog, plainLog, withoutPasswords } from './log.ts';

function logOf(kind: typeof jsonLog, secrets?: readonly string[]) {
  const lines: string[] = [];
  return { lines, log: kind({ write: (line) => lines.push(line), now: () => '2026-01-01T00:00:00.000Z', secrets }) };
}

test('for a person a message is one line; an error keeps its stack, anything else is left out', () => {
  const { lines, log } = logOf(plainLog);
  log.info('started');
  log.info('The database is back.', { code: 'database-back' });
  log.info('Answered', { code: 'request', route: '/records/:id', status: 200 });
  log.error('a page failed', new TypeError('a slip'));
  log.error('a page failed', { secret: 1 });
  log.error('a page failed');
  assert.deepEqual(lines.slice(0, 3), ['started', 'The database is back.', 'Answered /records/:id 200']);
  assert.match(lines[3] ?? '', /^a page failed: TypeError: a slip\n\s+at /);
  log.error('The database is away.', new Refused('database-away'));
  assert.deepEqual(lines.slice(4), ['a page failed', 'a page failed', 'The database is away.']);
});

test('for a program each message is one line of JSON with time, level, message and code', () => {
  const { lines, log } = logOf(jsonLog);
  log.info('started\nhere', { code: 'request', status: 200 });
  log.error('a page failed', new TypeError('a slip'));
  log.error('a page failed', new Refused('database-away'));
  log.error('a page failed', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
  log.error('a page failed', { secret: 1 });
  const read = lines.map((line) => JSON.parse(line));
  const time = '2026-01-01T00:00:00.000Z';
  assert.deepEqual(read[0], { time, level: 'info', message: 'started\nhere', code: 'request', status: 200 });
  assert.deepEqual(
    read.map(({ code }) => code),
    ['request', 'internal', 'database-away', 'ECONNREFUSED', 'internal'],
  );
  assert.match(read[1].stack, /^TypeError: a slip\n\s+at /);
  assert.equal(read[2].stack, undefined);
  assert.deepEqual(read[4], { time, level: 'error', message: 'a page failed', code: 'internal' });
  assert.ok(lines.every((line) => !line.includes('\n')));
});

test('a password is in no line: not in an address, not as a setting, not by itself where it is known', () => {
  for (const [text, said] of [
    ['at postgres://casebook:pa55@db.example:5432/x', 'at postgres://casebook:…@db.example:5432/x'],
    ['at postgresql://casebook:p%40a:5@db/x?sslmode=require', 'at postgresql://casebook:…@db/x?sslmode=require'],
    ['postgres:///x?user=a&password=pa55&host=b', 'postgres:///x?user=a&password=…&host=b'],
    ['see https://cases.example.org:8080/x, a@b', 'see https://cases.example.org:8080/x, a@b'],
  ] as const)
    assert.equal(withoutPasswords(text), said);
  for (const kind of [plainLog, jsonLog]) {
    const { lines, log } = logOf(kind, ['p"a55', '']);
    log.error('login p"a55 failed', new Error('near p"a55 and postgres://a:b55@c/d'));
    log.info('p"a55', { code: 'p"a55' });
    assert.doesNotMatch(lines.join(), /a55|b55/);
    assert.match(lines.join(), /login … failed/);
  }
});
