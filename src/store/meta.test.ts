import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { putAudit, putMeta } from './meta.ts';
import { connect } from './sqlite/connection.ts';
import { house } from './sqlite/migrations/0001-house.ts';

test('a value takes the place of the last one; lines of the audit are added, some at a place of their own', async (t) => {
  const path = join(
    temporaryDirectory(t, async () => raw.close()),
    'casebook.db',
  );
  const { raw, db } = connect(path, false);
  raw.exec(house);
  for (const value of ['a', 'b']) await putMeta(db, 'one', value);
  const kept = raw.prepare("select value from meta where key = 'one'").all();
  assert.deepEqual(
    kept.map(({ value }) => value),
    ['b'],
  );
  const line = { time: '2026-01-01', action: 'look', actor: 'A. Keeper', outcome: 'done' };
  await putAudit(db, line);
  await putAudit(db, { ...line, target: 'CB-1', place: 77 });
  const lines = raw.prepare('select * from audit order by n').all();
  assert.deepEqual(
    lines.map((one) => ({ ...one })),
    [
      { n: 1, ...line, target: null },
      { n: 77, ...line, target: 'CB-1' },
    ],
  );
});
