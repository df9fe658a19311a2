import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../../../test/world/fake-world.ts';
import { posted, type SentFields } from '../../../../test/world/form-kinds.ts';
import { itemOf, sentIn } from '../../../../test/world/items.ts';
import { says, smallArrival } from '../../../../test/world/records.ts';
import { signIn } from '../../../../test/world/signed-in.ts';
import { taken } from '../../../../test/world/taken.ts';
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

test('a report whose page a record cites already says so in the queue, at most twice; others say nothing', async (t) => {
  const links = ['https://other.example/a', 'http://www.news.example/1/?utm_source=x#top'];
  const cited = says('place', 'Rotterdam', { cites: ['https://news.example/1'] });
  const records = smallArrival().records.map((one) => ({
    ...one,
    document: { ...one.document, statements: [...one.document.statements, cited] },
  }));
  const { world, get, json } = await desk(t, [
    itemOf('R-1', { content: { what: 'Cameras', links } }),
    itemOf('R-2', { content: { what: 'Cameras', links: ['https://news.example/2'] } }),
    itemOf('R-3', { state: 'refused', content: { what: 'Cameras', links } }),
    itemOf('P-1'),
  ]);
  await taken(world, { records });
  const { lines } = (await json('/desk.json')) as { lines: { id: string; likely: readonly { id: string }[] }[] };
  const likely = Object.fromEntries(lines.map((line) => [line.id, line.likely.map(({ id }) => id)]));
  assert.deepEqual(likely, { 'R-1': ['CB-1', 'CB-2'], 'R-2': [], 'P-1': [] });
  const [first = '', second = ''] = (await get('/desk')).split('<li>').filter((part) => /\/desk\/R-/.test(part));
  assert.match(first, /may be <a href="\/records\/CB-1">CB-1<\/a>.*<a href="\/records\/CB-2">CB-2<\/a>/s);
  assert.doesNotMatch(second, /may be/);
  assert.match(await get('/desk'), /a record cites a page/);
  assert.doesNotMatch(await get('/desk?state=refused'), /may be <a/);
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
  const rest = await post('/desk?state=open', { step: 'refuse', item: ['R-2:1'], reason: 'No case' });
  assert.equal(rest.headers.get('location'), '/desk?state=open&refused=R-2');
  assert.match(
    await get('/desk?refused=R-1,R-2'),
    /2 reports refused: <a href="\/desk\/R-1">R-1<\/a>, <a href="\/desk\/R-2">/,
  );
  for (const forged of ['R-99', 'P-1']) assert.doesNotMatch(await get(`/desk?refused=${forged}`), /refused: /);
  for (const odd of ['<b>', 'R-1,', 'C-1', Array(51).fill('R-1').join(',')])
    assert.match(await get(`/desk?refused=${encodeURIComponent(odd)}`), /“refused” takes the ids/);
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

test('a decision that was refused comes back on the whole page of its item, the fault beside its field', async (t) => {
  const { post, get } = await desk(t, [itemOf('C-1', { due: '2020-01-01' })]);
  assert.match(await get('/desk/C-1'), /<strong>Overdue<\/strong> since/);
  const sent = await post('/desk/C-1/settle', { version: '1', decision: 'upheld', outcome: '' });
  assert.equal(sent.status, 422);
  const text = await sent.text();
  assert.match(text, /href="#f-outcome">Outcome<\/a>/);
  assert.match(text, /id="f-outcome-fault"/);
  assert.match(text, /value="upheld" checked/);
  assert.match(text, /Who works on it[\s\S]*Ask the sender/);
  const rejected = { version: '1', decision: 'rejected', outcome: 'The source says so' };
  assert.equal((await post('/desk/C-1/settle', rejected)).status, 303);
  assert.match(await get('/desk/C-1'), /<dt>State<\/dt><dd>Rejected<\/dd>/);
  assert.match(await get('/desk?state=refused'), /Rejected/);
});
