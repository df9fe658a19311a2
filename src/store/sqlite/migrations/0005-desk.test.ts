import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { temporaryDirectory } from '../../../../test/world/fake-world.ts';
import { accountOf, itemOf, sentIn, subscriptionOf } from '../../../../test/world/items.ts';
import { openSqlite } from '../open.ts';
import { house } from './0001-house.ts';
import { latestEvents } from './0002-latest-events.ts';
import { staleLists } from './0003-stale-lists.ts';
import { jobs } from './0004-jobs.ts';

const time = '2026-01-01T00:00:00.000Z';

test('a database of the fourth step has a desk once it is opened, and all its rows are still there', async (t) => {
  const path = join(
    temporaryDirectory(t, async () => store.close()),
    'casebook.db',
  );
  const raw = new DatabaseSync(path);
  for (const one of [house, latestEvents, staleLists, jobs]) raw.exec(one);
  raw.exec(`insert into meta values ('setting.prefix', 'CB') on conflict do update set value = excluded.value;
    insert into counter values ('source', 7);
    insert into audit values (1, '${time}', 'take-in', 'keeper', null, 'done');
    insert into origin values ('*', 'source:https://news.example/', 'S-7');
    pragma user_version = 4; pragma application_id = 0x43423031`);
  raw.close();
  const store = openSqlite(path);
  assert.equal(await store.shape(), 'current');
  assert.equal(await store.setting('prefix'), 'CB');
  assert.equal(await store.origin('*', 'source:https://news.example/'), 'S-7');
  const { lines } = await store.auditLines({ limit: 9, offset: 0 });
  assert.deepEqual(lines, [{ n: 1, time, action: 'take-in', actor: 'keeper', outcome: 'done' }]);
  await sentIn(store, [itemOf('R-1')]);
  await store.transaction(async (tx) => {
    assert.equal(await tx.nextNumber('source'), 8);
    await tx.putMessage({ item: 'R-1', from: 'editors', day: '2026-03-02', text: 'When was that?' });
    await tx.putAccount(accountOf('U-1'), 0);
    const session = { account: 'U-1', strength: 'full', made: time, seen: time, expires: time, label: 'A' } as const;
    await tx.putSession({ hash: 'a', ...session });
    await tx.putTicket({ hash: 'b', kind: 'set-password', account: 'U-1', expires: time });
    await tx.keepOnce('c', '1', time);
    await tx.putSubscription(subscriptionOf('F-1'));
  });
  assert.equal((await store.item('R-1'))?.state, 'open');
  assert.equal((await store.messages('R-1')).length, 1);
  assert.equal((await store.account('U-1'))?.name, 'name of U-1');
  assert.equal((await store.session('a'))?.account, 'U-1');
  assert.equal((await store.ticket('b'))?.kind, 'set-password');
  assert.equal(await store.transaction((tx) => tx.doneOnce('c')), '1');
  assert.equal((await store.subscriptions('day', '', 9)).length, 1);
});
