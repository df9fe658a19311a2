import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { posted, type SentFields } from '../../../test/world/form-kinds.ts';
import { fieldsIn } from '../../../test/world/form-on-page.ts';
import { proposed } from '../../../test/world/proposed.ts';
import { says } from '../../../test/world/records.ts';
import { signIn } from '../../../test/world/signed-in.ts';
import { recordNow, taken, why } from '../../../test/world/taken.ts';
import type { Change } from '../../core/diff.ts';
import { bestValues, statementsOf } from '../../core/statement.ts';
import { editRecord } from '../../editorial/review-proposal.ts';
import { withdraw } from '../../editorial/withdraw.ts';
import { receiptOf } from '../../intake/receipt.ts';
import { makeApp } from '../app.ts';

const before = says('country', 'NL');
const to = (value: string): Change[] => [{ field: 'country', before, after: { ...before, value } }];
const edit = { record: 'CB-1', base: 1, sources: [], entities: [], ...why };

async function opened(t: TestContext, changes: readonly Change[], more = {}) {
  const { world } = temporaryWorld(t);
  await taken(world);
  const { id } = await proposed(world, changes, { reason: 'It <was> Belgium', ...more });
  const app = makeApp(world);
  const { cookie } = await signIn(world, 'editor');
  const get = async (address = `/desk/${id}`) => (await app.request(address, { headers: { cookie } })).text();
  const send = async (fields: SentFields) => {
    const answer = await app.request(`/desk/${id}/proposal`, posted(fields, { cookie }));
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') };
  };
  // The form on a page that decides, filled in as it stands there.
  const form = (page: string, fields: SentFields) => ({ ...fieldsIn(page, '/proposal'), ...fields });
  return { world, id, get, send, form };
}

test('a review shows each change and why; published, the item tells what came of it', async (t) => {
  const { world, id, get, send, form } = await opened(t, to('BE'));
  const page = await get();
  assert.match(page, /<del><bdi[^>]*>Netherlands<\/bdi><\/del> became <ins><bdi[^>]*>Belgium/);
  assert.match(page, /It &lt;was&gt; Belgium/);
  for (const step of ['publish', 'edit', 'decline'])
    assert.match(page, new RegExp(`<button name="step" value="${step}"`));
  const bare = await send(form(page, { step: 'publish', reason: ' ' }));
  assert.equal(bare.status, 422);
  assert.match(bare.text, /id="f-reason-fault"/);
  assert.equal((await send(form(page, { step: 'publish', reason: 'So it is' }))).to, `/desk/${id}`);
  assert.deepEqual(bestValues((await recordNow(world, 'CB-1')).statements, 'country'), ['BE']);
  const after = await get();
  assert.doesNotMatch(after, /with changes by the editors/);
  assert.match(after, /href="\/records\/CB-1">CB-1<\/a>.*So it is/s);
  assert.doesNotMatch(after, /value="decline"/);
});

test('what clashes is asked about on the page; declined, the record stays as it is', async (t) => {
  const { world, get, send, form } = await opened(t, to('BE'));
  const old = await get();
  await done(world, editRecord, { ...edit, changes: to('FR') });
  const asked = await send(form(old, { step: 'publish', reason: 'So it is' }));
  assert.equal(asked.status, 409);
  for (const word of ['clash-0', 'Netherlands', 'France', 'Belgium', 'name="against" value="2"', 'So it is'])
    assert.ok(asked.text.includes(word), word);
  assert.match(await get(), /the record is at version 2/);
  const declined = form(asked.text, { step: 'decline', reason: 'Not in the source' });
  assert.equal((await send(declined)).status, 303);
  assert.deepEqual(bestValues((await recordNow(world, 'CB-1')).statements, 'country'), ['FR']);
  assert.match(await get(), /Not in the source/);
});

test('an editor changes a proposal before publishing it: value, citation, quote; a change may be left out', async (t) => {
  const quotes = [{ source: 'new-1', text: 'in Lyon' }];
  const lyon: Change = { field: 'place', after: says('place', 'Lyon', { by: 'A paper', cites: ['new-1'], quotes }) };
  const sources = [{ key: 'new-1', url: 'https://other.example/a' }];
  const once = '5'.repeat(32);
  const { world, get, send, form } = await opened(t, [...to('BE'), lyon], { sources, once });
  const page = await send(form(await get(), { step: 'edit' }));
  assert.equal(page.status, 200);
  const more = {
    'c0-out': 'yes',
    'c1-value': 'Lille',
    'c1-quote-0': 'in Lille',
    'new-1-title': 'A study',
    reason: 'x',
  };
  const wrong = await send(form(page.text, { ...more, 'new-1-url': 'javascript:1', step: 'publish-edited' }));
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="f-new-1-url-fault"/);
  assert.match(wrong.text, /in Lille/);
  const none = await send(form(page.text, { ...more, 'c1-out': 'yes', step: 'publish-edited' }));
  assert.match(none.text, /Every change is left out/);
  assert.equal((await send(form(page.text, { ...more, step: 'publish-edited' }))).status, 303);
  const told =
    /Published with changes by the editors, as <a href="\/records\/CB-1\/revisions\/2">version 2 of CB-1<\/a>/;
  assert.match(await get(), told);
  const receipt = { receipt: receiptOf(once), step: 'look' };
  assert.match(await (await makeApp(world).request('/receipt', posted(receipt))).text(), told);
  const { statements } = await recordNow(world, 'CB-1');
  assert.deepEqual(bestValues(statements, 'country'), ['NL']);
  const [place] = statementsOf(statements, 'place');
  assert.deepEqual([place?.value, place?.quotes?.[0]?.text, place?.cites.length], ['Lille', 'in Lille', 1]);
  const [source] = await world.store.current(place?.cites ?? []);
  assert.equal(source?.schema === 'casebook.source/1' && source.title, 'A study');
});

test('an edited proposal that clashes comes back with both texts and goes on', async (t) => {
  const { world, get, send, form } = await opened(t, to('BE'));
  const page = await send(form(await get(), { step: 'edit' }));
  await done(world, editRecord, { ...edit, changes: to('FR') });
  const asked = await send(form(page.text, { 'c0-value': 'DE', reason: 'x', step: 'publish-edited' }));
  assert.equal(asked.status, 409);
  for (const word of ['Netherlands', 'France', 'Germany']) assert.ok(asked.text.includes(word), word);
  const both = form(asked.text, { 'clash-0': 'both', step: 'publish-edited' });
  assert.equal((await send(both)).status, 303);
  assert.deepEqual([...bestValues((await recordNow(world, 'CB-1')).statements, 'country')].sort(), ['DE', 'FR']);
});

test('a proposal for a record that was withdrawn can be read and declined, not published', async (t) => {
  const { world, get, send, form } = await opened(t, to('BE'));
  await done(world, withdraw, { id: 'CB-1', base: 1, ...why });
  const page = await get();
  assert.match(page, /The record is withdrawn by now/);
  assert.match(page, /value="decline"/);
  assert.doesNotMatch(page, /value="(?:publish|edit)"/);
  assert.equal((await send(form(page, { step: 'publish', reason: 'x' }))).status, 409);
  assert.equal((await send(form(page, { step: 'decline', reason: 'It is withdrawn' }))).status, 303);
});
