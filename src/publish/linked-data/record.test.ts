import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOf, says } from '../../../test/world/records.ts';
import { expanded } from '../../../test/world/schema-org.ts';
import { type DescribedRecord, entityType, recordData } from './record.ts';

const site = 'https://casebook.example';
const page = {
  ...{ title: 'A case', lang: 'en', revision: 2, commitment: 'ab' },
  ...{ published: '2026-01-01T00:00:00.000Z', time: '2026-02-01T00:00:00.000Z' },
};
const statements = [
  says('title', 'A case'),
  says('type', 'incident'),
  says('occurred', '2019-02-13'),
  says('country', 'CN'),
  ...['E-1', 'E-2', 'E-9'].map((id) => says('operator', id)),
  says('affected', 'E-3'),
  says('alias', { scheme: 'AIID', id: '5', url: 'https://aiid.example/5' }),
];
const described: DescribedRecord = {
  page,
  record: { ...recordOf('CB-1', statements), licence: 'CC-BY-4.0' },
  sources: [
    { schema: 'casebook.source/1', id: 'S-1', title: 'A paper', publisher: 'News', published: '2019-02' },
    { schema: 'casebook.source/1', id: 'S-2', withheld: 'It names people' },
  ],
  entities: {
    'E-1': { id: 'E-1', name: 'Acme', kind: 'organisation' },
    'E-2': { id: 'E-2', name: 'Minister', kind: 'person-in-public-role' },
    'E-3': { id: 'E-3', name: 'Those hurt', kind: 'group' },
  },
};

test('only organisations, public bodies and systems that acted are named, and only open sources cited', async () => {
  const data = recordData(described, site);
  await expanded(JSON.parse(JSON.stringify(data)));
  const text = JSON.stringify(data);
  assert.match(text, /"name":"Acme"/);
  for (const hidden of [/Minister/, /Those hurt/, /E-9/, /S-2/, /names people/]) assert.doesNotMatch(text, hidden);
  assert.equal(data.temporalCoverage, '2019-02-13');
  assert.equal(data.license, 'https://creativecommons.org/licenses/by/4.0/');
});

test('what was taken in from elsewhere is based on it', () => {
  const url = ['https://aiid.example/5'];
  assert.deepEqual(recordData(described, site).sameAs, url);
  const record = { ...described.record, attribution: 'AI Incident Database' };
  assert.deepEqual(recordData({ ...described, record }, site).isBasedOn, url);
});

test('a kind that is no actor has no type', () => {
  for (const kind of ['group', 'private-person', 'person-in-public-role', 'unknown', 'constructor'])
    assert.equal(entityType(kind), undefined, kind);
});
