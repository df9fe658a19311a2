import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dumpDerived } from '../../test/world/dumped-tables.ts';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { recordOf, says } from '../../test/world/records.ts';
import { entryOf } from '../../test/world/sealed.ts';

test('numbers of facet tokens drawn in a failed transaction are forgotten', async (t) => {
  const { world, path } = temporaryWorld(t);
  const entry = (id: string, country: string) => entryOf(recordOf(id, [says('country', country)]));
  const failing = world.store.transaction(async (tx) => {
    await tx.putIndex([entry('CB-1', 'NL')]);
    throw new TypeError('half-way');
  });
  await assert.rejects(failing, /half-way/);
  await world.store.transaction((tx) => tx.putIndex([entry('CB-2', 'FR')]));
  await world.store.transaction((tx) => tx.putIndex([entry('CB-1', 'NL')]));
  type Row = { readonly id: string; readonly tokens: readonly string[] };
  const rows = (await dumpDerived(path)).columns?.map((line) => JSON.parse(line) as Row) ?? [];
  const countries = rows.map(({ id, tokens }) => [id, ...tokens.filter((token) => token.startsWith('country:'))]);
  assert.deepEqual(countries, [
    ['CB-1', 'country:NL'],
    ['CB-2', 'country:FR'],
  ]);
});
