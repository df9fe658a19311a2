import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { refusal, taken } from '../../test/world/taken.ts';
import { checkNamed } from './named-documents.ts';
import type { Statement } from './statement.ts';

test('changes may name what is here or comes along; anything else is refused', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const coming = { sources: [{ key: 'new-1', url: 'https://a.example/' }], entities: [{ key: 'new-2', name: 'Beta' }] };
  const check = (after: Statement) => checkNamed({ changes: [{ field: after.field, after }], ...coming }, world.store);
  await check(says('place', 'Lyon', { cites: ['S-1', 'new-1'] }));
  await check(says('operator', 'E-1'));
  await check(says('operator', 'new-2'));
  await check(says('related', { record: 'CB-2', relation: 'similar' }));
  const wrong = [
    says('place', 'Lyon', { cites: ['S-99'] }),
    says('operator', 'E-99'),
    // A private person, and an organisation where a group belongs.
    says('operator', 'E-3'),
    says('affected', 'E-1'),
    says('related', { record: 'CB-99', relation: 'similar' }),
  ];
  for (const statement of wrong)
    await assert.rejects(check(statement), refusal('bad-input'), JSON.stringify(statement));
});
