import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../../../test/world/fake-world.ts';
import { posted, type SentFields } from '../../../../test/world/form-kinds.ts';
import { itemOf, sentIn } from '../../../../test/world/items.ts';
import { signIn } from '../../../../test/world/signed-in.ts';
import type { Item } from '../../../core/item.ts';
import { makeApp } from '../../app.ts';

async function desk(t: TestContext, items: readonly Item[]) {
  const { world } = temporaryWorld(t);
  await sentIn(world.store, items);
  const app = makeApp(world);
  const editor = await signIn(world, 'editor');
  const headers = { cookie: editor.cookie };
  return {
    world,
    editor,
    get: async (address: string) => (await app.request(address, { headers })).text(),
    json: async (address: string) => (await app.request(address, { headers })).json() as Promise<never>,
    post: async (address: string, fields: SentFields) =>
      app.request(address, posted({ 'form-token': editor.token, ...fields }, headers)),
  };
}

const idsIn = (queue: { lines: readonly { id: string }[] }): readonly string[] => queue.lines.map(({ id }) => id);

test('the queue narrows down by kind, state, claim, day due and words, and folds what is alike', async (t) => {
  const { json, editor } = await desk(t, [
    itemOf('R-1', { likeness: 'same', title: 'Cameras' }),
    itemOf('R-2', { likeness: 'same', day: '2026-03-02' }),
    itemOf('P-1', { record: 'CB-7' }),
    itemOf('C-1', { due: '2020-01-01' }),
    itemOf('A-1', { state: 'refused' }),
    itemOf('R-3', { claimedBy: 'U-1' }),
  ]);
  assert.equal(editor.account.id, 'U-1');
  const expected: Readonly<Record<string, readonly string[]>> = {
    '': ['P-1', 'C-1', 'R-1', 'R-3'],
    '?each=yes&kind=report&order=newest': ['R-2', 'R-3', 'R-1'],
    '?state=refused': ['A-1'],
    '?claimed=me': ['R-3'],
    '?claimed=nobody&kind=report': ['R-1'],
    '?overdue=yes': ['C-1'],
    '?record=CB-7': ['P-1'],
    '?q=cameras': ['R-1'],
    '?alike=same': ['R-1', 'R-2'],
  };
  for (const [query, ids] of Object.entries(expected)) {
    const found = idsIn(await json(`/desk.json${query}`));
    assert.deepEqual([...found].sort(), [...ids].sort(), query);
  }
  const [first] = ((await json('/desk.json?q=cameras')) as { lines: { alike: number }[] }).lines;
  assert.equal(first?.alike, 2);
});

test('several items are refused at once; a form without a reason comes back with what was chosen', async (t) => {
  const { world, get, post } = await desk(t, [itemOf('R-1'), itemOf('R-2'), itemOf('C-1', { due: '2020-01-01' })]);
  const page = await get('/desk');
  assert.match(page, /name="item" value="R-1:1"/);
  assert.doesNotMatch(page, /value="C-1:1"/);
  assert.match(page, /overdue since/);
  const again = await post('/desk', { step: 'refuse', item: ['R-1:1'], reason: '' });
  assert.equal(again.status, 422);
  assert.match(await again.text(), /value="R-1:1"[^>]* checked/);
  const sent = await post('/desk', { step: 'refuse', item: ['R-1:1', 'R-2:9'], reason: 'No case' });
  assert.equal(sent.status, 200);
  assert.match(await sent.text(), /1 item was refused[\s\S]*R-2<\/a>: it was changed/);
  assert.equal((await world.store.item('R-1'))?.outcome?.reason, 'No case');
  const rest = await post('/desk', { step: 'refuse', item: ['R-2:1'], reason: 'No case' });
  assert.equal(rest.status, 303);
});

test('an item is claimed, asked about, refused and opened again from its page', async (t) => {
  const { world, get, post, editor } = await desk(t, [
    itemOf('R-1', { content: { what: '<b>Bold</b>', links: ['https://example.org/a'], contact: 'me@example.org' } }),
  ]);
  const page = await get('/desk/R-1');
  assert.match(page, /&lt;b&gt;Bold/);
  assert.match(page, /href="https:\/\/example.org\/a" rel="external nofollow noopener noreferrer"/);
  assert.match(page, /me@example\.org/);
  assert.equal((await post('/desk/R-1', { step: 'claim', version: '1' })).status, 303);
  assert.match(await get('/desk/R-1'), new RegExp(editor.account.credit));
  assert.equal((await post('/desk/R-1', { step: 'claim', version: '1' })).status, 409);
  assert.equal((await post('/desk/R-1', { step: 'ask', version: '2', text: '' })).status, 422);
  assert.equal((await post('/desk/R-1', { step: 'ask', version: '2', text: 'Where?' })).status, 303);
  assert.match(await get('/desk/R-1'), /Where\?/);
  const silent = await post('/desk/R-1', { step: 'refuse', version: '3', told: ' ' });
  assert.equal(silent.status, 422);
  assert.match(await silent.text(), /href="#f-told"/);
  assert.equal((await post('/desk/R-1', { step: 'refuse', version: '3', told: 'No source' })).status, 303);
  assert.equal((await world.store.item('R-1'))?.state, 'refused');
  assert.equal((await post('/desk/R-1', { step: 'reopen', version: '4', told: 'One came' })).status, 303);
  assert.equal((await world.store.item('R-1'))?.state, 'open');
});
