import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { signIn } from '../../test/world/signed-in.ts';
import {
  actorOf,
  endedCookie,
  formToken,
  journeyKey,
  journeyKeyOf,
  newSecret,
  sessionCookie,
  sessionHash,
  stranger,
  visitorOf,
} from './actor.ts';

const https = 'https://casebook.example';
const http = 'http://localhost:8080';

test('a session stands in a cookie for this host alone, which no script and no other site can use', (t) => {
  const { world } = temporaryWorld(t);
  const secret = newSecret(world);
  assert.match(secret, /^[\w-]{43}$/);
  assert.equal(sessionCookie(secret, https), `__Host-casebook=${secret}; Path=/; HttpOnly; Secure; SameSite=Lax`);
  assert.equal(sessionCookie(secret, http), `casebook-session=${secret}; Path=/; HttpOnly; SameSite=Lax`);
  assert.match(endedCookie(https), /^__Host-casebook=; Max-Age=0; /);
  assert.deepEqual(journeyKeyOf(`a=b; __Host-casebook=${secret}`, https), journeyKey(secret));
  assert.equal(journeyKeyOf(`__Host-casebook=${secret}`, http), undefined);
  assert.equal(journeyKeyOf('__Host-casebook=short', https), undefined);
});

test('whoever has a session is who the account says now, and a role that changes holds at once', async (t) => {
  const { world } = temporaryWorld(t);
  const { account, cookie, token } = await signIn(world, 'editor');
  const visitor = await visitorOf(world, cookie);
  const actor = { role: 'editor', name: account.id, account: account.id, credit: account.credit };
  assert.deepEqual([visitor.actor, visitor.token], [actor, token]);
  await world.store.transaction((tx) => tx.putAccount({ ...account, role: 'contributor' }, 1));
  assert.equal((await actorOf(world, cookie)).role, 'contributor');
  await world.store.transaction((tx) => tx.putAccount({ ...account, state: 'disabled' }, 2));
  assert.deepEqual(await visitorOf(world, cookie), stranger);
});

test('what is no living session is nobody', async (t) => {
  const { world } = temporaryWorld(t);
  const past = { expires: '2025-12-31T23:59:59.000Z' };
  const idle = { seen: '2025-12-31T11:00:00.000Z' };
  for (const session of [past, idle]) {
    const { cookie } = await signIn(world, 'administrator', { session });
    assert.deepEqual(await visitorOf(world, cookie), stranger);
  }
  const { cookie, session } = await signIn(world, 'editor');
  for (const cookies of [undefined, '', `__Host-casebook=${'a'.repeat(43)}`, cookie.replace('__Host-casebook', 'x')])
    assert.deepEqual(await visitorOf(world, cookies), stranger);
  await world.store.transaction((tx) => tx.endSession(session.hash));
  assert.deepEqual(await visitorOf(world, cookie), stranger);
});

test('a partial session says whose it is, and gives no role', async (t) => {
  const { world } = temporaryWorld(t);
  const { cookie, account } = await signIn(world, 'editor', { session: { strength: 'partial' } });
  const visitor = await visitorOf(world, cookie);
  assert.deepEqual([visitor.actor, visitor.account?.id], [stranger.actor, account.id]);
  assert.ok(visitor.token);
});

test('that a session is in use is written down now and then, and never brings an ended one back', async (t) => {
  const { world } = temporaryWorld(t);
  const seen = '2025-12-31T23:00:00.000Z';
  const { cookie, session } = await signIn(world, 'editor', { session: { seen } });
  await visitorOf(world, cookie);
  const noted = (await world.store.session(session.hash))?.seen ?? '';
  assert.ok(noted > seen);
  await visitorOf(world, cookie);
  assert.equal((await world.store.session(session.hash))?.seen, noted);
  const old = await signIn(world, 'editor', { session: { seen } });
  // It is ended between the look and the note.
  const account = async (id: string) => {
    await world.store.transaction((tx) => tx.endSession(old.session.hash));
    return world.store.account(id);
  };
  await visitorOf({ ...world, store: { ...world.store, account } }, old.cookie);
  assert.equal(await world.store.session(old.session.hash), undefined);
});

test('the token of forms belongs to one session and does not tell its secret', (t) => {
  const { world } = temporaryWorld(t);
  const [one, other] = [newSecret(world), newSecret(world)];
  assert.notEqual(formToken(one), formToken(other));
  assert.match(formToken(one), /^[0-9a-f]{64}$/);
  assert.notEqual(formToken(one), sessionHash(one));
});
