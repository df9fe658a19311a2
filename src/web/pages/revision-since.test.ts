import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../../test/world/fake-world.ts';
import { furnishedHouse } from '../../../test/world/open-house.ts';
import { closeRevision } from '../../editorial/close-revision.ts';
import { sinceSentence } from './revision-since.ts';

type Told = { readonly changes: readonly unknown[]; readonly versions: readonly { readonly number: number }[] };

test('the page tells every statement that changed, and why', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const text = await (await app.request(`/records/${has.edited}/since/1`)).text();
  assert.match(text, /<p class="deck">\d+ statements? ha(?:s|ve) changed between version 1 of .* and version 3 of/);
  assert.match(text, /<ul class="changes">.*Rotterdam/s);
  assert.match(text, /<p class="reason" dir="auto">Corrected<\/p>/);
  const { changes, versions } = (await (await app.request(`/records/${has.edited}/since/1.json`)).json()) as Told;
  assert.ok(changes.length > 0);
  assert.deepEqual(
    versions.map(({ number }) => number),
    [3, 2],
  );
});

test('one plain sentence where nothing changed', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const text = await (await app.request(`/records/${has.edited}/since/3`)).text();
  assert.match(text, /Nothing has changed since version 3 of .*: it is the newest version\./);
  assert.doesNotMatch(text, /<ul class="changes">|<h2>/);
  const moments = { from: { revision: 1, time: '2026-02-03' }, to: { revision: 3, time: '2026-02-04' } };
  assert.equal(
    sinceSentence({ ...moments, changes: [] }),
    'No statement has changed since version 1 of 3 February 2026, though there have been 2 newer versions.',
  );
});

test('of what was withdrawn or closed nothing is compared; a merged record says where it went', async (t) => {
  const { app, has, world } = await furnishedHouse(t);
  assert.equal((await app.request(`/records/${has.withdrawn}/since/1`)).status, 410);
  assert.match(await (await app.request(`/records/${has.merged}/since/1`)).text(), /was merged into/);
  assert.equal((await app.request(`/records/${has.draft}/since/1`)).status, 404);
  const why = { reason: 'It named somebody', credit: 'A test' };
  await done(world, closeRevision, { id: has.edited, base: 3, numbers: [1], ...why });
  for (const end of ['/since/1', '@1/cite']) {
    const closed = await app.request(`/records/${has.edited}${end}`);
    assert.equal(closed.status, 410);
    assert.doesNotMatch(await closed.text(), /Rotterdam/);
  }
});
