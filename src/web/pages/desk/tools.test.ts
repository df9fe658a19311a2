import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { done, temporaryWorld } from '../../../../test/world/fake-world.ts';
import { posted, type SentFields } from '../../../../test/world/form-kinds.ts';
import { furnishedHouse } from '../../../../test/world/open-house.ts';
import { signIn } from '../../../../test/world/signed-in.ts';
import { recordNow, taken } from '../../../../test/world/taken.ts';
import { bestValues, statementsOf } from '../../../core/statement.ts';
import { closeRevision } from '../../../editorial/close-revision.ts';
import { makeApp } from '../../app.ts';

async function tools(t: TestContext) {
  const { world } = temporaryWorld(t);
  await taken(world);
  const app = makeApp(world);
  const { cookie, token } = await signIn(world, 'editor');
  const get = async (address: string) => app.request(address, { headers: { cookie } });
  const post = async (address: string, fields: SentFields) =>
    app.request(address, posted({ 'form-token': token, ...fields }, { cookie }));
  return { world, app, get, post };
}

test('a record is related, merged, brought back and withdrawn from its page of tools', async (t) => {
  const { world, get, post } = await tools(t);
  const page = await (await get('/desk/records/CB-1')).text();
  assert.match(page, /name="relate-other"/);
  const again = await post('/desk/records/CB-1', {
    step: 'relate',
    base: '1',
    'relate-other': 'CB-2',
    'relate-reason': 'x',
  });
  assert.equal(again.status, 422);
  assert.match(await again.text(), /id="f-relate-relation-fault"/);
  const link = { 'relate-other': 'cb-2', 'relate-relation': 'follows', 'relate-reason': 'It came later' };
  assert.equal((await post('/desk/records/CB-1', { step: 'relate', base: '1', ...link })).status, 303);
  assert.equal(statementsOf((await recordNow(world, 'CB-2')).statements, 'related').length, 1);
  const into = { 'merge-into': 'CB-2', 'merge-reason': 'One case' };
  assert.equal((await post('/desk/records/CB-1', { step: 'merge', base: '1', ...into })).status, 409);
  assert.equal((await post('/desk/records/CB-1', { step: 'merge', base: '2', ...into })).status, 303);
  const merged = await (await get('/desk/records/CB-1')).text();
  assert.match(merged, /Undo the merge into CB-2/);
  assert.equal((await post('/desk/records/CB-1', { step: 'unmerge', base: '3', 'unmerge-reason': 'Two' })).status, 303);
  const out = { step: 'withdraw', base: '4', 'withdraw-reason': 'Taken back' };
  assert.equal((await post('/desk/records/CB-1', out)).status, 303);
  assert.equal((await world.store.head('CB-1'))?.state, 'withdrawn');
});

test('an id that nothing has comes back with the form and every word; the page of such an id is none', async (t) => {
  const { post } = await tools(t);
  const forms: readonly [string, SentFields][] = [
    ['/desk/records/CB-1', { step: 'merge', 'merge-into': 'CB-99999', 'merge-reason': 'One case' }],
    [
      '/desk/records/CB-1',
      { step: 'relate', 'relate-other': 'CB-99999', 'relate-relation': 'follows', 'relate-reason': 'One case' },
    ],
    ['/desk/entities/E-1', { step: 'merge', 'merge-into': 'E-99999', 'merge-reason': 'One case' }],
  ];
  for (const [address, fields] of forms) {
    const sent = await post(address, { base: '1', ...fields });
    assert.equal(sent.status, 404);
    const text = await sent.text();
    assert.match(text, /There is no (?:record CB|entity E)-99999\./);
    assert.match(text, />\nOne case</);
    assert.match(text, /value="(?:CB|E)-99999"/);
  }
  const none = await post('/desk/records/CB-99999', {
    base: '1',
    step: 'merge',
    'merge-into': 'CB-1',
    'merge-reason': 'x',
  });
  assert.equal(none.status, 404);
  assert.doesNotMatch(await none.text(), /merge-into/);
});

test('that an organisation was asked is written down in one step, and the record tells since when', async (t) => {
  const { app, get, post } = await tools(t);
  const page = await (await get('/desk/records/CB-1')).text();
  assert.match(page, /<option value="E-1">Acme Vision<\/option>/);
  const asked = { step: 'ask', base: '1', 'ask-entity': 'E-1', 'ask-reason': 'Asked by letter' };
  const wrong = await post('/desk/records/CB-1', { ...asked, 'ask-date': 'in May' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /id="f-ask-date-fault"/);
  assert.equal((await post('/desk/records/CB-1', { ...asked, 'ask-date': '2020-05-03' })).status, 303);
  const told = await (await app.request('/records/CB-1')).text();
  assert.match(
    told,
    /<bdi>Acme Vision was asked for its answer<\/bdi>: .*3 May 2020.* no answer after [\d,\u2009\u202f ]+ days/,
  );
  assert.match(told, /Asked for comment/);
});

test('a record is split and goes back to an earlier version', async (t) => {
  const { world, post } = await tools(t);
  const at = (await recordNow(world, 'CB-1')).statements.findIndex(({ field }) => field === 'country');
  const cut = {
    step: 'split',
    base: '1',
    'split-title': 'Part',
    'split-reason': 'Two',
    'split-statements': [String(at)],
  };
  assert.equal((await post('/desk/records/CB-1', cut)).status, 303);
  assert.deepEqual(bestValues((await recordNow(world, 'CB-4')).statements, 'country'), ['NL']);
  const back = { step: 'revert', base: '2', 'revert-to': '1', 'revert-reason': 'Not two' };
  assert.equal((await post('/desk/records/CB-1', back)).status, 303);
  assert.deepEqual(bestValues((await recordNow(world, 'CB-1')).statements, 'country'), ['NL']);
});

test('an administrator closes earlier versions, and their pages say so; an editor may not', async (t) => {
  const { world, app, get, post } = await tools(t);
  const link = { 'relate-other': 'CB-2', 'relate-relation': 'follows', 'relate-reason': 'It came later' };
  const closing = { step: 'close', base: '2', 'close-numbers': ['1'], 'close-reason': 'It named a person' };
  assert.equal((await post('/desk/records/CB-1', { step: 'relate', base: '1', ...link })).status, 303);
  assert.equal((await app.request('/records/CB-1/revisions/1')).status, 200);
  assert.doesNotMatch(await (await get('/desk/records/CB-1')).text(), /close-numbers/);
  assert.equal((await post('/desk/records/CB-1/close', closing)).status, 403);
  const { cookie, token } = await signIn(world, 'administrator');
  const form = await (await app.request('/desk/records/CB-1', { headers: { cookie } })).text();
  assert.match(form, /name="close-numbers" value="1"/);
  assert.doesNotMatch(form, /name="close-numbers" value="2"/);
  const send = async (fields: SentFields) =>
    app.request('/desk/records/CB-1/close', posted({ 'form-token': token, ...fields }, { cookie }));
  const none = await send({ ...closing, 'close-numbers': [] });
  assert.equal(none.status, 422);
  assert.match(await none.text(), /id="f-close-numbers-fault"/);
  assert.equal((await send(closing)).status, 303);
  const closed = await app.request('/records/CB-1/revisions/1');
  assert.equal(closed.status, 410);
  assert.match(await closed.text(), /Version 1 was closed.*It named a person/s);
  const twin = await (await app.request('/records/CB-1/revisions/1.json')).text();
  assert.match(twin, /"closed":\{.*"reason":"It named a person"/);
  assert.equal((await app.request('/records/CB-1/revisions/1/canonical.json')).status, 410);
  const history = await (await app.request('/records/CB-1/history')).text();
  assert.match(history, /The version before it was closed.*Closed on .*It named a person/s);
  assert.equal((await app.request('/records/CB-1')).status, 200);
  assert.doesNotMatch(await (await get('/desk/records/CB-1')).text(), /name="revert-to"/);
});

test('of a withdrawn record all versions can be closed, and its address still says why', async (t) => {
  const { world, app, get, post } = await tools(t);
  await post('/desk/records/CB-1', { step: 'withdraw', base: '1', 'withdraw-reason': 'By order of a court' });
  await done(world, closeRevision, { id: 'CB-1', base: 2, numbers: [1, 2], reason: 'By order of a court' });
  assert.equal((await get('/desk/records/CB-1')).status, 200);
  for (const address of ['/records/CB-1', '/records/CB-1/history', '/records/CB-1/revisions/1']) {
    const answer = await app.request(address);
    assert.equal(answer.status, 410, address);
    assert.match(await answer.text(), /By order of a court/);
  }
});

test('an entity is changed and merged, and its address leads on', async (t) => {
  const { world, app, get, post } = await tools(t);
  assert.match(await (await get('/desk/entities/E-1')).text(), />\nAcme Vision</);
  const names = { 'change-names': 'zh: 极视\nAcme Vision', 'change-kind': 'organisation', 'change-reason': 'Its name' };
  const wrong = await post('/desk/entities/E-1', { step: 'change', base: '1', ...names, 'change-links': 'nowhere' });
  assert.equal(wrong.status, 422);
  const odd = await post('/desk/entities/E-1', { step: 'change', base: '1', ...names, 'change-ids': 'wikidata: 42' });
  assert.equal(odd.status, 422);
  assert.match(await odd.text(), /id="f-change-ids-fault"/);
  const ids = { 'change-ids': 'https://www.wikidata.org/wiki/Q42\nRegister: 7' };
  assert.equal((await post('/desk/entities/E-1', { step: 'change', base: '1', ...names, ...ids })).status, 303);
  assert.match(await (await get('/desk/entities/E-1')).text(), />\nwikidata: Q42\nRegister: 7</);
  const told = await (await app.request('/entities/E-1')).text();
  assert.match(told, /Ids elsewhere.*href="https:\/\/www\.wikidata\.org\/wiki\/Q42".*Register/s);
  const data = JSON.parse(await (await app.request('/entities/E-1.json')).text());
  assert.deepEqual(data.sameAs, ['https://www.wikidata.org/wiki/Q42']);
  assert.deepEqual(data.entity.ids[1], { scheme: 'Register', id: '7' });
  const [entity] = await world.store.current(['E-1']);
  assert.deepEqual(entity?.schema === 'casebook.entity/1' && entity.names[0], { text: '极视', lang: 'zh' });
  const into = { step: 'merge', base: '2', 'merge-into': 'E-2', 'merge-reason': 'One' };
  assert.equal((await post('/desk/entities/E-1', into)).status, 303);
  const answer = await app.request('/entities/E-1');
  assert.deepEqual([answer.status, answer.headers.get('location')], [301, '/entities/E-2']);
  const merged = await (await get('/desk/entities/E-1')).text();
  assert.match(merged, /Undo the merge into E-2/);
  assert.doesNotMatch(merged, /name="merge-into"/);
  const undo = { step: 'unmerge', base: '3', 'unmerge-reason': 'Two' };
  assert.equal((await post('/desk/entities/E-1', { ...undo, base: '2' })).status, 409);
  assert.equal((await post('/desk/entities/E-1', { ...undo, 'unmerge-reason': '' })).status, 422);
  assert.equal((await post('/desk/entities/E-1', undo)).status, 303);
  assert.equal((await app.request('/entities/E-1')).status, 200);
});

test('a record is started from a source that is stored', async (t) => {
  const { world, get, post } = await tools(t);
  assert.match(await (await get('/desk/sources?source=s-1')).text(), /value="S-1"/);
  const fields = { 'n0-s': ['title', 'type'], 'n0s0-value': 'Started', 'n0s0-src': '0', 'n0s1-value': 'incident' };
  const start = { step: 'publish', 'src0-url': 'S-1', 'n0-language': 'en', reason: 'It tells', ...fields };
  const sent = await post('/desk/sources?source=S-1', start);
  assert.equal(sent.headers.get('location'), '/records/CB-4');
  assert.deepEqual(statementsOf((await recordNow(world, 'CB-4')).statements, 'title')[0]?.cites, ['S-1']);
});

test('records are found by words, entities by how their name begins, both by their id', async (t) => {
  const { app, world, has } = await furnishedHouse(t);
  const { cookie } = await signIn(world, 'editor');
  const get = async (address: string) => app.request(address, { headers: { cookie } });
  const found = async (address: string) => (await get(address)).text();
  assert.match(await found('/desk/records?id=muslim+tracking'), new RegExp(`href="/desk/records/${has.sensenets}"`));
  assert.match(await found('/desk/records?id=nowheretobefound'), /Nothing was found/);
  assert.match(await found('/desk/entities?id=sensen'), new RegExp(`href="/desk/entities/${has.entity}"`));
  const led = await get(`/desk/records?id=${has.sensenets.toLowerCase()}`);
  assert.deepEqual([led.status, led.headers.get('location')], [302, `/desk/records/${has.sensenets}`]);
  assert.equal((await get(`/desk/entities?id=${'x'.repeat(201)}`)).status, 400);
});
