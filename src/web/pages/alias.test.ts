import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { says } from '../../../test/world/records.ts';
import { plus, taken, why } from '../../../test/world/taken.ts';
import { withdraw } from '../../editorial/withdraw.ts';
import { makeApp } from '../app.ts';

const shared = says('alias', { scheme: 'AIAAIC', id: 'aiaaic0001' });

test('an id that two records carry lists both, as a page and as data, and each record names the other', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  await taken(world, plus('valley', shared));
  const app = makeApp(world);
  const page = await app.request('/alias/AIAAIC0001');
  const text = await page.text();
  assert.deepEqual([page.status, page.headers.get('location')], [300, null]);
  assert.match(text, /This id leads to 2 records[\s\S]*The case of harbour[\s\S]*The case of valley/);
  const json = await app.request('/alias/AIAAIC0001.json');
  const { alias, records } = (await json.json()) as { alias: string; records: readonly { id: string }[] };
  assert.deepEqual([json.status, alias, records.map(({ id }) => id)], [300, 'AIAAIC0001', ['CB-1', 'CB-3']]);
  const elsewhere = async (id: string): Promise<string> => {
    const [, list = ''] = /<h2 id="elsewhere">(.*?)<\/section>/s.exec(await (await app.request(id)).text()) ?? [];
    return list.replace(/<[^>]+>/g, '');
  };
  assert.match(await elsewhere('/records/CB-1'), /AIAAIC AIAAIC0001 also CB-3/);
  assert.match(await elsewhere('/records/CB-3'), /AIAAIC aiaaic0001 also CB-1/);

  await done(world, withdraw, { id: 'CB-3', base: 2, ...why });
  assert.deepEqual((await app.request('/alias/AIAAIC0001')).headers.get('location'), '/records/CB-1');
  assert.doesNotMatch(await elsewhere('/records/CB-1'), /also/);
});
