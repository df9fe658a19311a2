import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityOf, says } from '../../test/world/records.ts';
import { mergedEntity, withEntity } from './merge-entities.ts';

test('the survivor keeps its own and gains the names, links and ids that it lacked', () => {
  const one = entityOf('E-1', 'Acme', { links: ['https://acme.example/'], ids: [{ scheme: 'wikidata', id: 'Q1' }] });
  const two = entityOf('E-2', 'ACME', {
    names: [{ text: 'ACME' }, { text: 'Acme Ltd' }],
    country: 'NL',
    ids: [
      { scheme: 'wikidata', id: 'Q1' },
      { scheme: 'ror', id: '05dxps055' },
    ],
  });
  const merged = mergedEntity(one, two);
  assert.deepEqual(
    merged.names.map(({ text }) => text),
    ['Acme', 'Acme Ltd'],
  );
  assert.deepEqual(
    merged.ids?.map(({ id }) => id),
    ['Q1', '05dxps055'],
  );
  assert.deepEqual([merged.id, merged.country, merged.links], ['E-1', 'NL', ['https://acme.example/']]);
});

test('statements name the survivor; what then says the same is said once, with the citations of both', () => {
  const reply = says('reply', { kind: 'apology', entity: 'E-2', text: 'Sorry', concerns: [] });
  const statements = [
    says('operator', 'E-1', { cites: ['S-1'] }),
    says('operator', 'E-2', { cites: ['S-2'], quotes: [{ source: 'S-2', text: 'they ran it' }] }),
    reply,
  ];
  const made = withEntity(statements, 'E-2', 'E-1');
  assert.equal(made.length, 2);
  assert.deepEqual([made[0]?.cites, made[0]?.quotes?.length], [['S-1', 'S-2'], 1]);
  assert.deepEqual(made[1]?.value, { kind: 'apology', entity: 'E-1', text: 'Sorry', concerns: [] });
});
