import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logOfProcess, speaksJson } from './log-of-process.ts';

function said(environment: Record<string, string>, isTTY: boolean): string {
  const lines: string[] = [];
  const screen = { isTTY, write: (line: string) => lines.push(line) } as unknown as NodeJS.WriteStream;
  logOfProcess(environment, screen).error('cannot log in', new Error('as postgres://a:b#c@d, b#c, b%23c'));
  return lines.join('');
}

test('a terminal reads sentences, everything else lines of JSON, and the setting goes before both', () => {
  const cases = [
    [{}, true, false],
    [{}, false, true],
    [{ CASEBOOK_LOG: 'json' }, true, true],
    [{ CASEBOOK_LOG: 'plain' }, false, false],
  ] as const;
  for (const [environment, isTerminal, isJson] of cases) assert.equal(speaksJson(environment, isTerminal), isJson);
  assert.match(said({}, true), /^cannot log in: Error/);
  assert.equal(JSON.parse(said({}, false)).message, 'cannot log in');
});

test('the secret at the provider of sign-in is left out', () => {
  for (const isTTY of [true, false]) assert.doesNotMatch(said({ CASEBOOK_OIDC_SECRET: 'b#c' }, isTTY), /b#c|b%23c/);
  assert.match(said({ CASEBOOK_OIDC_SECRET: '' }, true), /cannot log in/);
});

test('the passwords of the databases are left out, as they are written and as they are meant', () => {
  const url = 'postgres://a:b%23c@d/e';
  for (const name of ['DATABASE_URL', 'DATABASE_REPLICA_URL'])
    for (const isTTY of [true, false]) assert.doesNotMatch(said({ [name]: url }, isTTY), /b#c|b%23c/);
  assert.match(said({ DATABASE_URL: 'postgres://a:100%@d/e' }, true), /cannot log in/);
});
