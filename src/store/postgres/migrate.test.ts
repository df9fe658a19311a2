import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal, Refused } from '../../core/errors.ts';
import { checkServer, type Server } from './migrate.ts';
import { refusalOf } from './refusal.ts';

const fit: Server = {
  ...{ version: 150_018, named: '15.18', encoding: 'UTF8', is_standby: false },
  ...{ database: 'casebook', schema: 'public', may: true },
};

test('a server that is too old, a database without UTF-8 and a replica are refused in one sentence each', () => {
  assert.doesNotThrow(() => checkServer(fit));
  assert.doesNotThrow(() => checkServer({ ...fit, version: 180_000 }));
  const said = (change: Partial<Server>, pattern: RegExp) =>
    assert.throws(
      () => checkServer({ ...fit, ...change }),
      (error) => isRefusal(error, 'unfit-database') && pattern.test(error.message),
    );
  said({ version: 140_022, named: '14.22' }, /needs PostgreSQL 15 or newer; .* is version 14\.22\.$/);
  said({ encoding: 'SQL_ASCII' }, /keeps text as SQL_ASCII/);
  said({ is_standby: true }, /cannot be written/);
});

test('what the server says of disks, locks and damage becomes a sentence', () => {
  const codes = { '53100': 'disk-full', '55P03': 'busy', '40P01': 'busy', '40001': 'busy', XX001: 'damaged-database' };
  for (const [code, wanted] of Object.entries(codes)) {
    const told = refusalOf(Object.assign(new Error('x'), { code }));
    assert.ok(told instanceof Refused, code);
    assert.equal(told.problem.code, wanted);
  }
});
