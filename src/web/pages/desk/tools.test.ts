import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../../../test/world/fake-world.ts';
import { posted, type SentFields } from '../../../../test/world/form-kinds.ts';
import { furnishedHouse } from '../../../../test/world/open-house.ts';
import { signIn } from '../../../../test/world/signed-in.ts';
import { recordNow, taken } from '../../../../test/world/taken.ts';
import { bestValues, statementsOf } from '../../../core/statement.ts';
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
