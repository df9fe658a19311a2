import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountId, accountName, creditLine, passwordHash } from './shapes.ts';

test('names are what people can type and tell apart', () => {
  for (const name of ['ada', 'Ada Lovelace', 'a.b-c_d@example.org', '王伟', 'a'.repeat(64)])
    assert.ok(accountName.safeParse(name).success, name);
  for (const name of ['', ' ', '-ada', 'a'.repeat(65), 'a\u202eb', 'a\nb', '<b>', 'a/b'])
    assert.ok(!accountName.safeParse(name).success, name);
});

test('credit holds nothing that is not shown', () => {
  assert.ok(creditLine.safeParse('Ada, for the editors').success);
  assert.ok(!creditLine.safeParse('Ada\u202e').success);
});

test('ids and hashes of passwords have one shape', () => {
  assert.ok(accountId.safeParse('U-12').success);
  assert.ok(!accountId.safeParse('U-0').success);
  assert.ok(!passwordHash.safeParse('my password').success);
});
