import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyOf } from '../../../test/world/byte-files.ts';
import { publicRecordOf } from '../../../test/world/fake-records.ts';
import { entityOf, says, sourceOf } from '../../../test/world/records.ts';
import { fileContent, fileTables } from './file-content.ts';

async function* records() {
  yield publicRecordOf([says('operator', 'E-1', { cites: ['S-1'] }), says('developer', 'E-9')], {
    sources: [sourceOf('S-1')],
    entities: [entityOf('E-1', 'Acme')],
  });
}

test('every row fits its table, and what a key names comes before it', async () => {
  const { rows, tables } = fileContent(records(), [['from', 'here']]);
  const seen = new Set<string>();
  for (const { table: name, cells } of await everyOf(rows)) {
    const table = tables.find((one) => one.name === name);
    assert.equal(cells.length, table?.columns.length, name);
    for (const [at, { key }] of (table?.columns ?? []).entries())
      if (key !== undefined) assert.ok(seen.has(`${key} ${cells[at]}`), `${name}: ${cells[at]}`);
    seen.add(`${name} ${cells[0]}`);
  }
  for (const { name } of fileTables)
    assert.ok(
      [...seen].some((one) => one.startsWith(`${name} `)),
      name,
    );
});

test('an entity that is not shown has no row', async () => {
  const rows = await everyOf(fileContent(records()).rows);
  const named = rows.filter(({ table }) => table === 'record_entity').map(({ cells }) => cells[1]);
  assert.deepEqual(named, ['E-1']);
});
