import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { fakeWorld, temporaryWorld } from '../../../../test/world/fake-world.ts';
import { posted } from '../../../../test/world/form-kinds.ts';
import { fieldsIn } from '../../../../test/world/form-on-page.ts';
import { openidProvider } from '../../../../test/world/openid-provider.ts';
import { type SignedIn, signIn } from '../../../../test/world/signed-in.ts';
import { hashPassword } from '../../../accounts/password.ts';
import { makeOpenidProvider } from '../../../outside/openid.ts';
import { makeApp } from '../../app.ts';

const PASSWORD = 'the boats leave at noon';
const site = 'https://casebook.example';
const back = `${site}/sign-in/openid/back`;

async function house(t: TestContext) {
  const there = await openidProvider(t, back);
  const world = fakeWorld(temporaryWorld(t).world.store, { openid: makeOpenidProvider(there.server) });
  const app = makeApp(world);
  const post = async (address: string, fields: Record<string, string>, cookie = '') =>
    app.request(address, posted(fields, cookie === '' ? {} : { cookie }));
  const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  // To the provider by the link on the page, and back to the page where the button waits.
  const travelled = async (left: Response): Promise<Record<string, string>> => {
    assert.equal(left.status, 200);
    const link = /<a href="(http:\/\/127[^"]+)"/.exec(await left.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
    assert.equal(left.headers.get('refresh'), `0; url=${link}`);
    const here = await there.visit(link);
    const page = await app.request(`${here.pathname}${here.search}`);
    assert.equal(page.status, 200);
    assert.deepEqual(page.headers.getSetCookie(), []);
    return Object.fromEntries(here.searchParams);
  };
  const person = async (role: 'contributor' | 'editor', more: object = {}): Promise<SignedIn> => {
    const password = await hashPassword(PASSWORD, world.random.bytes(16));
    return signIn(world, role, { account: { password, ...more } });
  };
  const link = async ({ cookie, token }: SignedIn, who: string): Promise<Response> => {
    there.become(who);
    const left = await post('/account', { step: 'link', confirmed: PASSWORD, 'form-token': token }, cookie);
    return post('/sign-in/openid/back', { ...(await travelled(left)), 'form-token': token }, cookie);
  };
  const enter = async (who: string): Promise<Response> => {
    there.become(who);
    const left = await post('/sign-in/openid', {});
    return post('/sign-in/openid/back', await travelled(left), cookieOf(left));
  };
  return { ...there, world, app, post, cookieOf, travelled, person, link, enter };
}

test('an account is linked by its owner and signed in to; nobody else comes in, and no account is made', async (t) => {
  const { world, link, enter, person, cookieOf, app, server } = await house(t);
  const eve = await person('contributor');
  assert.equal((await enter('eve')).status, 422);
  const answer = await link(eve, 'eve');
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/account']);
  assert.equal((await world.store.account(eve.account.id))?.openid, `${server.issuer}|eve`);
  const entered = await enter('eve');
  assert.deepEqual([entered.status, entered.headers.get('location')], [303, '/account']);
  const page = await (await app.request('/account', { headers: { cookie: cookieOf(entered) } })).text();
  assert.match(page, new RegExp(`${eve.account.name}[\\s\\S]*You can sign in with`));
  const stranger = await enter('somebody else');
  assert.match(await stranger.text(), /No account here is linked with this sign-in/);
  assert.deepEqual([stranger.status, (await world.store.accounts()).length], [422, 1]);
});

test('an editor still shows the second factor', async (t) => {
  const { link, enter, person } = await house(t);
  const ada = await person('editor', { totp: { secret: 'A'.repeat(32), lastStep: 1 } });
  await link(ada, 'ada');
  assert.equal((await enter('ada')).headers.get('location'), '/sign-in/second');
});

test('whoever comes back from the provider goes on to where they wanted to go; the provider is not told where', async (t) => {
  const { app, post, link, person, travelled, cookieOf, become } = await house(t);
  const [eve, ada] = [await person('contributor'), await person('editor', { totp: { secret: 'A'.repeat(32) } })];
  await link(eve, 'eve');
  await link(ada, 'ada');
  const page = await (await app.request('/sign-in?to=%2Fdesk%3Fkind%3Dreport')).text();
  const { to = '' } = fieldsIn(page, '/sign-in/openid');
  assert.equal(to, '/desk?kind=report');
  const ends = async (who: string, wanted: string): Promise<string | null> => {
    become(who);
    const left = await post('/sign-in/openid', { to: wanted });
    const back = await travelled(left);
    assert.ok(!/desk|evil/.test(decodeURIComponent(back.state ?? '')));
    return (await post('/sign-in/openid/back', { ...back, to: '/records' }, cookieOf(left))).headers.get('location');
  };
  assert.equal(await ends('eve', to), to);
  assert.equal(await ends('ada', to), '/sign-in/second?to=%2Fdesk%3Fkind%3Dreport');
  for (const strange of ['', 'https://evil.example/', '//evil.example/', '/sign-out', `/desk?q=${'x'.repeat(2_000)}`])
    assert.equal(await ends('eve', strange), '/account', strange);
});

test('what another browser began is not taken, nor the same twice', async (t) => {
  const { post, travelled, cookieOf, person, link, become, world } = await house(t);
  const eve = await person('contributor');
  await link(eve, 'eve');
  become('eve');
  const [left, other] = [await post('/sign-in/openid', {}), await post('/sign-in/openid', {})];
  const answer = await travelled(left);
  for (const cookie of ['', cookieOf(other)])
    assert.equal((await post('/sign-in/openid/back', answer, cookie)).status, 422);
  assert.equal((await post('/sign-in/openid/back', answer, cookieOf(left))).status, 303);
  assert.equal((await post('/sign-in/openid/back', answer, cookieOf(left))).status, 422);
  assert.equal((await world.store.sessionsOf(eve.account.id)).length, 2);
  const mallory = await person('contributor');
  const began = await post(
    '/account',
    { step: 'link', confirmed: PASSWORD, 'form-token': mallory.token },
    mallory.cookie,
  );
  const fields = { ...(await travelled(began)), 'form-token': eve.token };
  assert.equal((await post('/sign-in/openid/back', fields, eve.cookie)).status, 422);
});

test('to link an account the password is needed, and the link can be taken away', async (t) => {
  const { world, post, person, link } = await house(t);
  const eve = await person('contributor');
  const send = (fields: Record<string, string>) => post('/account', { ...fields, 'form-token': eve.token }, eve.cookie);
  const wrong = await send({ step: 'link', confirmed: 'not the right words' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /This is not the password/);
  await link(eve, 'eve');
  assert.equal((await send({ step: 'unlink' })).status, 303);
  assert.equal((await world.store.account(eve.account.id))?.openid, undefined);
});

test('a provider that is away leaves the password, and one that says no signs nobody in', async (t) => {
  const { app, post, close } = await house(t);
  const said = await (await app.request('/sign-in/openid/back?error=access_denied&state=in.x')).text();
  assert.match(said, /Nobody was signed in. <a href="\/sign-in">/);
  await close();
  const answer = await post('/sign-in/openid', {});
  assert.equal(answer.status, 503);
  assert.match(await answer.text(), /does not answer just now[\s\S]*name="password"/);
  assert.deepEqual(answer.headers.getSetCookie(), []);
});

test('a site without a provider offers none', async (t) => {
  const { world } = await house(t);
  const app = makeApp({ ...world, openid: undefined });
  assert.doesNotMatch(await (await app.request('/sign-in')).text(), /openid/);
  assert.equal((await app.request('/sign-in/openid', posted({}))).status, 409);
  assert.match(await (await app.request('/sign-in/openid/back?code=x&state=in')).text(), /Nobody was signed in/);
});
