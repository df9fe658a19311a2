import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityOf } from '../../../test/world/records.ts';
import { expanded } from '../../../test/world/schema-org.ts';
import { datasetData, entityData, siteData } from './site.ts';

const site = 'https://casebook.example';
const clean = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

test('the site, an entity and a set of data are understood by another program', async () => {
  const names = [
    { text: 'Acme', lang: 'en' },
    { text: '艾克米', lang: 'zh' },
  ];
  const entity = entityOf('E-1', 'Acme', { kind: 'system', names, links: ['https://acme.example/'] });
  const set = {
    path: '/data',
    name: 'Data',
    about: 'All of it',
    files: [{ path: '/data/a.csv', type: 'text/csv', bytes: 9 }],
  };
  for (const data of [siteData(site), entityData(entity, site), datasetData(set, site)]) {
    assert.equal((await expanded(clean(data))).length, 1);
  }
  assert.equal(entityData({ ...entity, kind: 'person-in-public-role' }, site), undefined);
  assert.match(JSON.stringify(siteData(site)), /records\?q=\{search_term_string\}/);
});
