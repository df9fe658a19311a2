import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { done, temporaryWorld } from '../../../../test/world/fake-world.ts';
import { posted, type SentFields } from '../../../../test/world/form-kinds.ts';
import { hashOfLink, secretNamed } from '../../../../test/world/people.ts';
import { type SignedIn, signIn } from '../../../../test/world/signed-in.ts';
import { addAccount } from '../../../accounts/add-account.ts';
import { disableAccount } from '../../../accounts/disable-account.ts';
import { setRole } from '../../../accounts/set-role.ts';
import { makeApp } from '../../app.ts';

const PASSWORD = 'the boats leave at noon';

function house(t: TestContext) {
  const { world } = temporaryWorld(t);
  const app = makeApp(world);
  const send = (address: string, fields: SentFields, one?: SignedIn): Promise<Response> =>
    Promise.resolve(
      app.request(
        address,
        posted({ ...fields, ...(one && { 'form-token': one.token }) }, one ? { cookie: one.cookie } : {}),
      ),
    );
  const look = (address: string, { cookie }: { readonly cookie: string }): Promise<Response> =>
    Promise.resolve(app.request(address, { headers: { cookie } }));
  return { world, send, look };
}

async function contributor(t: TestContext) {
  const made = house(t);
  const { id } = await done(made.world, addAccount, { name: 'Eve', role: 'contributor', hash: hashOfLink('e') });
  const chosen = { password: PASSWORD, again: PASSWORD };
  const welcome = await made.send(`/welcome/${secretNamed('e')}`, chosen);
  return { ...made, id, welcome };
}

test('a contributor needs only the password; the link works once', async (t) => {
  const { send, look, welcome } = await contributor(t);
  assert.deepEqual([welcome.status, welcome.headers.get('location')], [303, '/account']);
  const cookie = welcome.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^__Host-casebook=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  assert.equal((await look('/account', { cookie })).status, 200);
  assert.equal((await send(`/welcome/${secretNamed('e')}`, { password: PASSWORD, again: PASSWORD })).status, 404);
});

test('a wrong password, an unknown name and a closed account get the same answer', async (t) => {
  const { world, send, id } = await contributor(t);
  const bare = async (name: string, password: string): Promise<string> => {
    const answer = await send('/sign-in', { name, password, once: '0'.repeat(32) });
    assert.equal(answer.status, 422);
    return (await answer.text()).replaceAll(`value="${name}"`, '');
  };
  const wrong = await bare('Eve', 'not the right words');
  assert.equal(await bare('Nobody', PASSWORD), wrong);
  assert.equal((await send('/sign-in', { name: 'eve', password: PASSWORD })).status, 303);
  await done(world, disableAccount, { id }).catch(() => undefined);
  assert.equal(await bare('Eve', PASSWORD), wrong);
  assert.doesNotMatch(wrong, /Every word you wrote is still here/);
  const { lines } = await world.store.auditLines({ action: 'refused-sign-in', limit: 9, offset: 0 });
  assert.deepEqual(
    lines.map(({ target }) => target),
    [id, undefined, id],
  );
});

test('somebody goes on to where they wanted to, and never to another site', async (t) => {
  const { send } = await contributor(t);
  const to = async (wanted: string): Promise<string | null> =>
    (await send('/sign-in', { name: 'Eve', password: PASSWORD, to: wanted })).headers.get('location');
  assert.equal(await to('/records/CB-1?x=1'), '/records/CB-1?x=1');
  for (const elsewhere of ['//evil.test', 'https://evil.test', '/\\evil.test', '/sign-in?to=/sign-in'])
    assert.equal(await to(elsewhere), '/account', elsewhere);
});

test('another role ends a session on the very next page', async (t) => {
  const { world, look } = house(t);
  await signIn(world, 'administrator');
  const one = await signIn(world, 'administrator');
  assert.equal((await look('/desk/audit', one)).status, 200);
  await done(world, setRole, { id: one.account.id, role: 'editor' });
  assert.equal((await look('/desk/audit', one)).headers.get('location'), '/sign-in?to=%2Fdesk%2Faudit');
  assert.equal((await look('/account', one)).status, 303);
});

test('a form sent twice makes one account and shows the same link', async (t) => {
  const { world, send } = house(t);
  const one = await signIn(world, 'administrator');
  const fields = { step: 'add', name: 'Grace', role: 'editor', credit: '', email: '', once: 'a'.repeat(32) };
  const links: (string | undefined)[] = [];
  for (const _ of [1, 2]) {
    const text = await (await send('/desk/accounts', fields, one)).text();
    links.push(/\/welcome\/[\w-]{43}/.exec(text)?.[0]);
  }
  assert.ok(links[0]);
  assert.equal(links[1], links[0]);
  assert.equal((await world.store.accounts()).length, 2);
});

test('no page and no data of accounts holds a password, a key or the hash of a session', async (t) => {
  const { world, look } = house(t);
  const totp = { secret: 'B'.repeat(32), lastStep: 4 };
  const one = await signIn(world, 'administrator', { account: { totp, password: 'argon2id-of-somebody' } });
  for (const address of ['/account', '/desk/accounts', '/desk/audit'])
    for (const form of ['', '.json']) {
      const text = await (await look(`${address}${form}`, one)).text();
      assert.doesNotMatch(text, /argon2id|B{32}/);
      assert.ok(!text.includes(one.session.hash), address);
    }
});

test('the file of the audit is asked for once, so that no line stands in it twice or is passed over', async (t) => {
  const { world } = house(t);
  const one = await signIn(world, 'administrator');
  const line = (n: number) => ({ time: '2026-01-01T00:00:00.000Z', action: `act-${n}`, actor: 'reader' });
  await world.store.transaction(async (tx) => {
    for (let n = 0; n < 5_005; n += 1) await tx.audit({ ...line(n), outcome: 'done' });
  });
  // Somebody acts whenever the audit has just been asked for.
  let later = 9_000;
  const auditLines: typeof world.store.auditLines = async (asked) => {
    const found = await world.store.auditLines(asked);
    later += 1;
    await world.store.transaction((tx) =>
      tx.audit({ ...line(later), time: '2027-01-01T00:00:00.000Z', outcome: 'done' }),
    );
    return found;
  };
  const app = makeApp({ ...world, store: { ...world.store, auditLines } });
  const text = await (await app.request('/desk/audit.csv', { headers: { cookie: one.cookie } })).text();
  const actions = text.match(/act-\d+/g) ?? [];
  assert.deepEqual([actions.length, new Set(actions).size], [5_005, 5_005]);
});

test('the audit leaves as a file in which no cell is a formula', async (t) => {
  const { world, look } = house(t);
  const one = await signIn(world, 'administrator');
  await world.store.transaction((tx) =>
    tx.audit({ time: '2026-01-01T00:00:00.000Z', action: '=1+1', actor: 'reader', outcome: 'done' }),
  );
  const answer = await look('/desk/audit.csv', one);
  assert.match(await answer.text(), /^time,actor,action,target,outcome\r\n.*,reader,'=1\+1,,done\r\n/);
  assert.equal(answer.headers.get('access-control-allow-origin'), null);
});
