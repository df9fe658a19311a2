import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../../../test/world/fake-world.ts';
import { posted, type SentFields } from '../../../../test/world/form-kinds.ts';
import { fieldsIn } from '../../../../test/world/form-on-page.ts';
import { itemOf, sentIn } from '../../../../test/world/items.ts';
import { says } from '../../../../test/world/records.ts';
import { signIn } from '../../../../test/world/signed-in.ts';
import { plus, recordNow, taken } from '../../../../test/world/taken.ts';
import { bestValues, statementsOf } from '../../../core/statement.ts';
import { makeApp } from '../../app.ts';

async function report(t: TestContext) {
  const { world } = temporaryWorld(t);
  await taken(world);
  const content = { what: 'Cameras stood in Lyon too.', links: ['https://paper.example/lyon'], title: 'Lyon' };
  await sentIn(world.store, [itemOf('R-1', { content })]);
  const app = makeApp(world);
  const { cookie, token } = await signIn(world, 'editor');
  const post = (address: string, fields: SentFields) =>
    app.request(address, posted({ 'form-token': token, version: '1', ...fields }, { cookie }));
  return { world, post, get: (address: string) => app.request(address, { headers: { cookie } }) };
}

const place = { 'r0-s': 'place', 'r0s0-value': 'Lyon', 'r0s0-src': '0', 'r0s0-quote': 'too, in Lyon' };
const source = { 'src0-url': 'https://paper.example/lyon', 'src0-title': 'Lyon', 'src0-publisher': 'The Paper' };

test('the form opens on the records that were named, and a statement is added without losing a word', async (t) => {
  const { get, post } = await report(t);
  const page = await (await get('/desk/R-1/accept?records=CB-1,cb-2')).text();
  assert.match(page, /name="r0-base" value="1"/);
  assert.match(page, /name="r1-base"/);
  assert.match(page, /value="https:\/\/paper.example\/lyon"/);
  assert.equal(fieldsIn(page, '/accept?records=CB-1,CB-2')['src0-title'], 'Lyon');
  const added = await post('/desk/R-1/accept?records=CB-1', {
    ...{ ...place, ...source, step: 'add', 'r0-base': '1', 'r0-add': 'people_affected', reason: 'Kept' },
  });
  const text = await added.text();
  assert.match(text, /name="r0s0-value"[^>]*value="Lyon"/);
  assert.match(text, /name="r0s1-amount"/);
  assert.match(text, /too, in Lyon/);
  assert.match(text, />\nKept</);
});

test('a record that does not exist is asked for again, with what was typed', async (t) => {
  const { get } = await report(t);
  const sent = await get('/desk/R-1/accept?records=CB-1,CB-99999');
  assert.equal(sent.status, 404);
  const text = await sent.text();
  assert.match(text, /There is no record CB-99999\./);
  assert.match(text, /name="records" type="text" value="CB-1,CB-99999"/);
  assert.equal((await get('/desk/R-9/accept?records=CB-99999')).status, 404);
});

test('a page that is here already is said so, with who cites it, and its source is not asked for again', async (t) => {
  const { world, get, post } = await report(t);
  await taken(world, plus('valley', says('place', 'Lyon', { cites: ['https://news.example/1'] })));
  const content = { what: 'Cameras', links: ['http://www.news.example/1/#top'] };
  await sentIn(world.store, [itemOf('R-2', { content })]);
  const page = await (await get('/desk/R-2/accept?records=CB-1')).text();
  const [, id = ''] = /This page is <a href="\/sources\/(S-\d+)">/.exec(page) ?? [];
  assert.match(page, /already, cited by <a href="\/records\/CB-1">CB-1<\/a>/);
  assert.doesNotMatch(page, /name="src0-(?:title|published)"/);
  const form = fieldsIn(page, '/accept?records=CB-1');
  assert.deepEqual([form['src0-url'], form.reason], [id, '']);
  const sent = await post('/desk/R-2/accept?records=CB-1', { ...form, ...place, step: 'publish', reason: 'It tells' });
  assert.equal(sent.status, 303);
  assert.deepEqual(statementsOf((await recordNow(world, 'CB-1')).statements, 'place').at(-1)?.cites, [id]);
});

test('a report is published as a source with a quoted statement, and its sender reads where', async (t) => {
  const { world, post } = await report(t);
  const sent = await post('/desk/R-1/accept?records=CB-1,CB-2', {
    ...{ ...place, ...source, 'r0-base': '1', 'r1-base': '1' },
    ...{ 'r0-cite': ['0'], 'r0-cite-src': '0', step: 'publish', reason: 'A report led to it' },
  });
  assert.equal(sent.status, 303, await sent.text());
  const { statements } = await recordNow(world, 'CB-1');
  const [lyon] = statementsOf(statements, 'place');
  assert.deepEqual([lyon?.value, lyon?.by, lyon?.quotes?.[0]?.text], ['Lyon', 'The Paper', 'too, in Lyon']);
  assert.deepEqual(statementsOf(statements, 'title')[0]?.cites, lyon?.cites);
  const item = await world.store.item('R-1');
  assert.deepEqual([item?.state, item?.outcome?.records], ['accepted', ['CB-1', 'CB-2']]);
});

test('a report that its sender wrote to meanwhile comes back with every word, and is published when it is sent again', async (t) => {
  const { world, post } = await report(t);
  const fields = { ...place, ...source, 'r0-base': '1', step: 'publish', reason: 'Kept' };
  const item = await world.store.item('R-1');
  assert.ok(item);
  await world.store.transaction((tx) => tx.changeItem({ ...item, state: 'asked' }, 1));
  const asked = await post('/desk/R-1/accept?records=CB-1', fields);
  assert.equal(asked.status, 409);
  const shown = fieldsIn(await asked.text(), '/accept?records=CB-1');
  assert.deepEqual([shown.version, shown['r0s0-value'], shown.reason], ['2', 'Lyon', 'Kept']);
  const { 'form-token': _, ...again } = shown;
  const sent = await post('/desk/R-1/accept?records=CB-1', { ...again, step: 'publish' });
  assert.equal(sent.status, 303, await sent.text());
  const added = await post('/desk/R-1/accept?records=CB-1', { ...fields, step: 'add' });
  assert.equal(
    fieldsIn(await added.text(), '/accept?records=CB-1').version,
    '1',
    'what nobody was told of is not agreed to',
  );
});

test('a new record is written from a report, and what does not fit comes back beside its field', async (t) => {
  const { world, post } = await report(t);
  const fields = {
    ...{ ...source, step: 'publish', reason: 'A report led to it', 'n0-language': 'en' },
    ...{ 'n0-s': ['title', 'type', 'occurred', 'operator'], 'n0s0-value': 'Cameras in Lyon', 'n0s0-src': '0' },
    ...{ 'n0s1-value': 'incident', 'n0s2-value': 'last summer', 'n0s3-value': 'Acme', 'n0s3-src': '0' },
  };
  const wrong = await post('/desk/R-1/accept?new=1', fields);
  assert.equal(wrong.status, 422);
  const text = await wrong.text();
  assert.match(text, /id="f-n0s2-value-fault"[^>]*>Occurred: a year, a month or a day, such as/);
  assert.match(text, /value="Cameras in Lyon"/);
  const sent = await post('/desk/R-1/accept?new=1', { ...fields, 'n0s2-value': '2019-07' });
  assert.equal(sent.status, 303);
  const [id = ''] = (await world.store.item('R-1'))?.outcome?.records ?? [];
  const { statements } = await recordNow(world, id);
  assert.deepEqual(bestValues(statements, 'operator'), ['E-1']);
  assert.equal(statementsOf(statements, 'title')[0]?.by, 'The Paper');
});

test('a quote without a source and a source without an address or a title are asked about', async (t) => {
  const { post } = await report(t);
  const base = { step: 'publish', reason: 'Why', 'r0-base': '1', ...place };
  const none = await (await post('/desk/R-1/accept?records=CB-1', { ...base, 'r0s0-src': '' })).text();
  assert.match(none, /choose the source that these words stand in/);
  const empty = await (await post('/desk/R-1/accept?records=CB-1', base)).text();
  assert.match(empty, /cites this source, so please say what it is/);
  const bad = await post('/desk/R-1/accept?records=CB-1', { ...base, 'src0-url': 'javascript:alert(1)' });
  assert.equal(bad.status, 422);
});
