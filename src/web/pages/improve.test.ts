import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../../test/world/fake-world.ts';
import { posted, type SentFields } from '../../../test/world/form-kinds.ts';
import { fieldsIn } from '../../../test/world/form-on-page.ts';
import { receiptOn, workedFor } from '../../../test/world/sent-reports.ts';
import { signIn } from '../../../test/world/signed-in.ts';
import { recordNow, taken } from '../../../test/world/taken.ts';
import type { ProposalContent } from '../../core/item.ts';
import { bestValues, statementsOf } from '../../core/statement.ts';
import { receiptHashOf } from '../../intake/receipt.ts';
import { makeApp } from '../app.ts';

const PATH = '/records/CB-1/improve';

async function opened(t: TestContext, role?: 'editor') {
  const { world } = temporaryWorld(t);
  await taken(world);
  const app = makeApp(world);
  const headers: Record<string, string> = role === undefined ? {} : { cookie: (await signIn(world, role)).cookie };
  const get = async (address: string) => (await app.request(address, { headers })).text();
  const send = async (fields: SentFields) => {
    const answer = await app.request(PATH, posted(fields, headers));
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') };
  };
  return { world, app, get, send };
}

test('the page lists every public field with what is said, and each leads to its form', async (t) => {
  const { get, app } = await opened(t);
  const page = await get(PATH);
  assert.match(page, /\?field=country">Country<\/a><ul class="small"><li><bdi[^>]*>Netherlands/);
  assert.doesNotMatch(page, /field=reply"/);
  assert.equal((await app.request(`${PATH}?field=reply`)).status, 400);
  assert.equal((await app.request(`${PATH}?field=nothing`)).status, 400);
  assert.equal((await app.request('/records/CB-99/improve')).status, 404);
});

test('a stranger corrects, questions and cites; checks it; sends it and gets a receipt', async (t) => {
  const { world, get, send } = await opened(t);
  const form = fieldsIn(await get(`${PATH}?field=country`));
  const place =
    Object.keys(form)
      .find((name) => name.endsWith('-value') && name.startsWith('s'))
      ?.replace('value', '') ?? '';
  assert.equal(form[`${place}value`], 'NL');
  const filled = {
    ...form,
    [`${place}value`]: 'BE',
    [`${place}disputed`]: 'The operator says Belgium.',
    [`${place}url`]: 'https://other.example/a',
    [`${place}quote`]: 'in Belgium',
    reason: 'The article says so.',
    step: 'check',
  };
  const check = await send(filled);
  assert.equal(check.status, 200);
  assert.match(check.text, /<del><bdi[^>]*>Netherlands<\/bdi><\/del> became <ins><bdi[^>]*>Belgium/);
  assert.doesNotMatch(check.text, /Publish now/);
  const back = await send({ ...fieldsIn(check.text), step: 'edit' });
  assert.match(back.text, /in Belgium/);
  const quick = await send({ ...fieldsIn(check.text), step: 'send' });
  assert.equal(quick.status, 429);
  assert.match(quick.text, /That was very quick.*Belgium/s);
  const trapped = await send({ ...fieldsIn(quick.text), homepage: 'https://spam.example', step: 'send' });
  assert.equal(trapped.status, 422);
  assert.match(trapped.text, /in Belgium/);
  const sent = await send({ ...fieldsIn(quick.text), work: workedFor(fieldsIn(quick.text).once ?? ''), step: 'send' });
  assert.equal(sent.status, 200);
  const item = await world.store.itemOfReceipt(receiptHashOf(receiptOn(sent.text)));
  assert.ok(item);
  const { changes, sources } = item.content as ProposalContent;
  assert.equal(changes.length, 1);
  assert.deepEqual(changes[0]?.after, {
    ...changes[0]?.before,
    value: 'BE',
    disputed: 'The operator says Belgium.',
    cites: ['new-1'],
    quotes: [{ source: 'new-1', text: 'in Belgium' }],
  });
  assert.deepEqual(sources, [{ key: 'new-1', url: 'https://other.example/a' }]);
  assert.deepEqual(bestValues((await recordNow(world, 'CB-1')).statements, 'country'), ['NL']);
});

test('what does not fit comes back with every word and a sentence beside its field', async (t) => {
  const { get, send } = await opened(t);
  const open = async (name: string) => fieldsIn(await get(`${PATH}?field=${name}`));
  const wrong: readonly [string, SentFields, RegExp][] = [
    ['occurred', { 'new-value': 'last <week>', 'new-by': 'Me', reason: 'x' }, /id="f-new-value-fault"/],
    [
      'people_affected',
      { 'new-amount': 'many', 'new-by': 'Me', reason: 'x' },
      /id="f-new-amount-fault"[^>]*>Number \(people\): digits only, such as 2565724\./,
    ],
    ['place', { 'new-value': 'Lyon', reason: 'x' }, /id="f-new-by-fault"/],
    ['place', { 'new-value': 'Lyon', 'new-by': 'Me', 'new-quote': 'in Lyon', reason: 'x' }, /id="f-new-url-fault"/],
    ['place', { 'new-value': 'Lyon', 'new-by': 'Me', 'new-url': 'javascript:1', reason: 'x' }, /id="f-new-url-fault"/],
    ['place', { 'new-value': 'Lyon', 'new-by': 'Me', reason: '' }, /id="f-reason-fault"/],
    ['place', { reason: 'x' }, /Nothing was changed yet/],
  ];
  for (const [name, fields, fault] of wrong) {
    const made = await send({ ...(await open(name)), ...fields, step: 'check' });
    assert.equal(made.status, 422, JSON.stringify(fields));
    assert.match(made.text, fault);
    for (const value of Object.values(fields))
      assert.ok(made.text.includes(String(value).replace('<', '&lt;').replace('>', '&gt;')));
  }
});

test('entities are known by name; a name that is new comes along', async (t) => {
  const { get, send } = await opened(t);
  const form = fieldsIn(await get(`${PATH}?field=developer`));
  const more = { 'new-by': 'A paper', reason: 'x', step: 'check' };
  const known = await send({ ...form, ...more, 'new-value': 'acme' });
  assert.doesNotMatch(known.text, /Names that are new here/);
  assert.match((await send({ ...form, ...more, 'new-value': 'Gamma Eyes' })).text, /Names that are new here/);
});

test('two editors: different statements both survive; of the same one the second is asked and loses nothing', async (t) => {
  const { world, get, send } = await opened(t, 'editor');
  const open = async (name: string) => fieldsIn(await get(`${PATH}?field=${name}`));
  const [country, again, place] = [await open('country'), await open('country'), await open('place')];
  const at = Object.keys(country).find((name) => /^s\d+-value$/.test(name)) ?? '';
  const publish = { reason: 'It is so.', step: 'publish' };
  assert.equal((await send({ ...country, [at]: 'BE', ...publish })).to, '/records/CB-1');
  assert.equal((await send({ ...place, 'new-value': 'Ghent', 'new-by': 'A paper', ...publish })).status, 303);
  const clash = await send({ ...again, [at]: 'FR', ...publish });
  assert.equal(clash.status, 409);
  for (const word of ['Netherlands', 'Belgium', 'France']) assert.ok(clash.text.includes(word), word);
  const on = fieldsIn(clash.text);
  assert.equal((await send({ ...on, 'clash-0': 'both', step: 'publish' })).status, 303);
  const { statements } = await recordNow(world, 'CB-1');
  assert.deepEqual(bestValues(statements, 'country'), ['BE', 'FR']);
  assert.deepEqual(statementsOf(statements, 'place')[0]?.value, 'Ghent');
});

test('nothing holds up who is signed in', async (t) => {
  const { get, send } = await opened(t, 'editor');
  const page = await get(`${PATH}?field=place`);
  assert.doesNotMatch(page, /name="homepage"/);
  const fields = { ...fieldsIn(page), 'new-value': 'Ghent', 'new-by': 'A paper', reason: 'It says so.' };
  assert.equal((await send({ ...fields, step: 'send' })).status, 200);
});
