import assert from 'node:assert/strict';
import { testOverEngines, twoStores } from '../../test/world/engines.ts';
import { accountOf } from '../../test/world/items.ts';
import type { Account, Session, Ticket } from '../core/account.ts';
import { isRefusal } from '../core/errors.ts';
import type { Store } from '../core/ports.ts';

const isConflict = (error: unknown): boolean => isRefusal(error, 'conflict');
const put = (store: Store, account: Account, version = 0) => store.transaction((tx) => tx.putAccount(account, version));
const session = (hash: string, more: Partial<Session> = {}): Session => ({
  ...{ hash, account: 'U-1', strength: 'full', made: '2026-03-01T00:00:00.000Z', seen: '2026-03-01T00:00:00.000Z' },
  ...{ expires: '2026-03-31T00:00:00.000Z', label: 'Firefox', ...more },
});
const ticket = (hash: string, expires: string): Ticket => ({ hash, kind: 'set-password', account: 'U-1', expires });

testOverEngines('an account is stored over the version it was read at', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  const account = accountOf('U-1');
  await put(store, account);
  await put(store, { ...account, role: 'administrator' }, 1);
  assert.deepEqual(await store.account('U-1'), { ...account, role: 'administrator', version: 2 });
  await assert.rejects(put(store, { ...account, role: 'contributor' }, 1), isConflict);
  await assert.rejects(put(store, account), isConflict);
  await assert.rejects(put(store, accountOf('U-9'), 1), isConflict);
});

testOverEngines('a name, a passkey and an OpenID belong to one account', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  const key = { id: 'k', publicKey: '', counter: 0, transports: [], label: '', day: '2026-03-01' };
  await put(store, accountOf('U-1', { name: 'Ada', openid: 'a|1', passkeys: [key] }));
  await put(store, accountOf('U-2'));
  for (const taken of [{ name: ' ada' }, { openid: 'a|1' }, { passkeys: [key] }]) {
    await assert.rejects(put(store, accountOf('U-3', taken)), isConflict);
    await assert.rejects(put(store, accountOf('U-2', taken), 1), isConflict);
  }
  await put(store, accountOf('U-1', { name: 'ADA', openid: 'a|1', passkeys: [{ ...key, counter: 1 }] }), 1);
});

testOverEngines('of many who take one name at the same time one gets it', async (t, engine) => {
  const stores = await twoStores(t, engine);
  const ends = await Promise.allSettled(
    Array.from({ length: 8 }, (_, at) =>
      put(at % 2 === 0 ? stores[0] : stores[1], accountOf(`U-${at}`, { name: at % 3 === 0 ? 'Ada' : 'ADA' })),
    ),
  );
  assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.ok(ends.every((end) => end.status === 'fulfilled' || isConflict(end.reason)));
  assert.equal((await stores[0].accounts()).length, 1);
});

testOverEngines('sessions are listed, changed and ended, one or all but one', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  const first = session('a', { strength: 'partial', memo: 'challenge' });
  await store.transaction(async (tx) => {
    for (const made of [first, session('b'), session('c'), session('d', { account: 'U-2' })]) await tx.putSession(made);
  });
  assert.deepEqual([await store.session('a'), await store.session('z')], [first, undefined]);
  await store.transaction((tx) => tx.putSession(session('a')));
  assert.deepEqual(await store.session('a'), session('a'));
  const hashes = async (account: string) => (await store.sessionsOf(account)).map(({ hash }) => hash);
  await store.transaction((tx) => tx.endSession('c'));
  assert.deepEqual(await hashes('U-1'), ['a', 'b']);
  await store.transaction((tx) => tx.endSessionsOf('U-1', 'b'));
  assert.deepEqual([await hashes('U-1'), await hashes('U-2')], [['b'], ['d']]);
  await store.transaction((tx) => tx.endSessionsOf('U-1'));
  assert.deepEqual([await hashes('U-1'), await hashes('U-2')], [[], ['d']]);
});

testOverEngines('a ticket is taken once, by whoever comes first and in time', async (t, engine) => {
  const stores = await twoStores(t, engine);
  const [store] = stores;
  await store.transaction(async (tx) => {
    await tx.putTicket(ticket('a', '2026-03-02T00:00:00.000Z'));
    await tx.putTicket(ticket('b', '2026-03-02T00:00:00.000Z'));
  });
  const [early, late] = ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'];
  const taken = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      (at % 2 === 0 ? stores[0] : stores[1]).transaction((tx) => tx.takeTicket('a', early)),
    ),
  );
  assert.deepEqual(taken.filter(Boolean), [ticket('a', late)]);
  assert.equal((await store.ticket('b'))?.account, 'U-1');
  const over = await store.transaction((tx) => tx.takeTicket('b', late));
  assert.deepEqual([over, await store.ticket('b'), await store.ticket('a')], [undefined, undefined, undefined]);
});

testOverEngines('what expired is forgotten, and nothing else', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  const [then, now, later] = ['2026-03-01', '2026-03-02', '2026-03-03'].map((day) => `${day}T00:00:00.000Z`);
  await store.transaction(async (tx) => {
    for (const [hash, time = ''] of [
      ['old', then],
      ['new', later],
    ] as const) {
      await tx.putSession(session(hash, { expires: time }));
      await tx.putTicket(ticket(hash, time));
      await tx.keepOnce(hash, '1', time);
    }
    await tx.keepOnce('of a day', '1', '2026-03-02');
  });
  assert.equal(await store.transaction((tx) => tx.forgetExpired(now ?? '')), 4);
  assert.deepEqual([await store.session('old'), await store.ticket('old')], [undefined, undefined]);
  assert.deepEqual([(await store.session('new'))?.hash, (await store.ticket('new'))?.hash], ['new', 'new']);
  assert.equal(await store.transaction((tx) => tx.doneOnce('new')), '1');
});
