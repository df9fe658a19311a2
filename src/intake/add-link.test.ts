import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import type { Item } from '../core/item.ts';
import { addLink } from './add-link.ts';
import { receiptOf } from './receipt.ts';
import { sendReport } from './send-report.ts';
import { takeBack } from './take-back.ts';

const once = 'ab'.repeat(16);
const receipt = receiptOf(once);
const linksOf = (item?: Item): readonly string[] => (item as Item<'report'>).content.links;

test('a link goes to the report while it waits, once', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, sendReport, { once, what: 'Something happened there.', links: 'https://example.org/1' });
  await done(world, addLink, { receipt, link: 'example.org/2' });
  await done(world, addLink, { receipt, link: 'https://example.org/2' });
  const item = await world.store.item('R-1');
  assert.deepEqual(linksOf(item), ['https://example.org/1', 'https://example.org/2']);
  assert.equal(item?.version, 2);
});

test('after the end it goes into the talk', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, sendReport, { once, what: 'Something happened there.' });
  await done(world, takeBack, { receipt });
  await done(world, addLink, { receipt, link: 'https://example.org/late' });
  assert.deepEqual(linksOf(await world.store.item('R-1')), []);
  assert.equal((await world.store.messages('R-1'))[0]?.text, 'https://example.org/late');
});

test('what is no link, two links, and the 51st are refused', async (t) => {
  const { world } = temporaryWorld(t);
  const links = Array.from({ length: 50 }, (_, n) => `https://example.org/${n}`).join('\n');
  await done(world, sendReport, { once, what: 'Something happened there.', links });
  for (const link of ['', 'javascript:alert(1)', 'https://a.example/\nhttps://b.example/', 'https://example.org/51']) {
    await assert.rejects(done(world, addLink, { receipt, link }), { name: 'Error' });
  }
});
