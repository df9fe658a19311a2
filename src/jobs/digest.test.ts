import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { subscriptionOf } from '../../test/world/items.ts';
import { mailerTo, mailServer } from '../../test/world/mail-server.ts';
import { rawRows } from '../../test/world/raw-rows.ts';
import { says } from '../../test/world/records.ts';
import { acmeId, acmeOnRecord } from '../../test/world/responses.ts';
import { runDigests, runDue } from '../../test/world/run-jobs.ts';
import { why } from '../../test/world/taken.ts';
import { Refused } from '../core/errors.ts';
import type { Subscription } from '../core/follow-ports.ts';
import type { Mail } from '../core/mail.ts';
import { reader } from '../core/policy.ts';
import type { World } from '../core/ports.ts';
import { mergeEntities } from '../editorial/merge-entities.ts';
import { mergeRecords } from '../editorial/merge-records.ts';
import { editRecord } from '../editorial/review-proposal.ts';
import { follow } from '../publish/follow/follow.ts';

const TUESDAY = '2026-01-06';
const MONDAY = '2026-01-12';

async function house(t: TestContext, list: readonly Subscription[], send: (mail: Mail) => void = () => undefined) {
  const { world: bare, path } = temporaryWorld(t);
  await acmeOnRecord(bare);
  const sent: Mail[] = [];
  const mail = {
    send: async (one: Mail) => {
      send(one);
      sent.push(one);
    },
  };
  const world: World = { ...bare, mail };
  // The first one makes the key of the site.
  await follow.perform(world, reader, { email: 'first@example.org', what: '/records', every: 'day' });
  await world.store.transaction(async (tx) => {
    for (const one of list) await tx.putSubscription(one);
  });
  return { world, path, sent };
}

const to = (sent: readonly Mail[]) => sent.map((mail) => mail.to.split('@')[0]);

test('each follower gets one mail of what is new, weekly ones on Mondays, and nobody who has not confirmed', async (t) => {
  const { world, path, sent } = await house(t, [
    subscriptionOf('a'),
    subscriptionOf('b', { what: '/records' }),
    subscriptionOf('c', { every: 'week' }),
    subscriptionOf('d', { state: 'unconfirmed' }),
    subscriptionOf('e', { told: 1_000_000 }),
  ]);
  await runDigests(world, TUESDAY);
  assert.deepEqual(to(sent), ['a', 'b']);
  const noted = () => rawRows(path, `select actor, target, outcome from audit where action = 'send-digest'`);
  const line = { actor: 'jobs', target: null, outcome: 'done' };
  assert.deepEqual(
    (await noted()).map((row) => ({ ...row })),
    [line, line],
  );
  await runDigests(world, TUESDAY);
  assert.equal((await noted()).length, 2, 'who has no news leaves no line');
  await runDigests(world, MONDAY);
  assert.deepEqual(to(sent), ['a', 'b', 'c']);
  assert.match(sent[1]?.subject ?? '', /^New records: 3 new$/);
  assert.match(sent[1]?.unsubscribe ?? '', /^https:\/\/casebook\.example\/follow\/stop\/[\w-]{43}$/);
});

test('who follows a record or an entity that was merged is told what happens to the one that lives on', async (t) => {
  const { world, sent } = await house(t, []);
  const acme = await acmeId(world);
  const { lines } = await world.store.entities({ limit: 9, offset: 0 });
  const other = lines.find(({ entity }) => entity.id !== acme)?.entity.id ?? '';
  await done(world, mergeRecords, { id: 'CB-3', into: 'CB-1', base: 1, ...why });
  await done(world, mergeEntities, { id: acme, into: other, base: 1, ...why });
  const told = await world.store.sequence();
  await world.store.transaction(async (tx) => {
    await tx.putSubscription(subscriptionOf('a', { what: '/records/CB-3', told }));
    await tx.putSubscription(subscriptionOf('b', { what: `/entities/${acme}`, told }));
  });
  await runDigests(world, TUESDAY);
  assert.deepEqual(to(sent), [], 'nothing happened yet');
  const base = (await world.store.head('CB-1'))?.revision;
  const changes = [{ field: 'place', after: says('place', 'Lyon') }];
  await done(world, editRecord, { record: 'CB-1', base, changes, sources: [], entities: [], ...why });
  await runDigests(world, '2026-01-07');
  assert.deepEqual(to(sent), ['a', 'b']);
  const [card] = await world.store.cards(['CB-1']);
  assert.match(sent[0]?.subject ?? '', new RegExp(`${card?.title} \\(CB-1\\)`));
});

test('a mailbox that is refused keeps nobody else from their mail, and is tried again', async (t) => {
  let isRefused = true;
  const { world, sent } = await house(t, [subscriptionOf('a'), subscriptionOf('b')], (mail) => {
    if (isRefused && mail.to.startsWith('a@')) throw new Refused('no-such-mailbox');
  });
  await runDigests(world, TUESDAY);
  assert.deepEqual(to(sent), ['b']);
  isRefused = false;
  await runDigests(world, '2026-01-07');
  assert.deepEqual(to(sent), ['b', 'a']);
});

test('while the mail server is away everything waits, and then goes on where it stood', async (t) => {
  let isAway = false;
  const { world, path, sent } = await house(t, [subscriptionOf('a'), subscriptionOf('b')], (mail) => {
    if (isAway && mail.to.startsWith('b@')) throw new Refused('mail-away');
  });
  isAway = true;
  await runDigests(world, TUESDAY);
  assert.deepEqual(to(sent), ['a']);
  const [waiting] = await rawRows(
    path,
    `select state, problem from job where kind = 'digest-step' and state = 'waiting'`,
  );
  assert.match(String(waiting?.['problem']), /mail-away/);
  assert.doesNotMatch(JSON.stringify(await rawRows(path, 'select * from job')), /example\.org/);
  isAway = false;
  for (let again = 0; again < 20 && sent.length < 2; again += 1) await runDue(world, ['digest-step']);
  assert.deepEqual(to(sent), ['a', 'b']);
});

test('a search that can no longer be read, and one who stops meanwhile, are passed over', async (t) => {
  const { world, sent } = await house(t, [
    subscriptionOf('a', { what: '/nowhere' }),
    subscriptionOf('b', { what: '/records?q=%22open' }),
    subscriptionOf('c'),
  ]);
  const queries = { ...world.queries, search: () => Promise.reject(new Refused('bad-query')), asOf: () => queries };
  const ending = {
    send: async (mail: Mail) => {
      await world.mail?.send(mail);
      await world.store.transaction((tx) => tx.endSubscription('c'));
    },
  };
  await runDigests({ ...world, queries, mail: ending }, TUESDAY);
  assert.deepEqual(to(sent), ['c']);
  assert.deepEqual(await world.store.subscriptions('day', 'b', 9), []);
});

test('the mail to confirm goes over a real server, and is not sent where no server is set', async (t) => {
  const { port, arrived } = await mailServer(t);
  const { world, path } = await house(t, []);
  const { mail: _, ...mute } = world;
  await runDue(mute, ['confirm-follow']);
  const [job] = await rawRows(path, `select state, problem from job where kind = 'confirm-follow'`);
  assert.equal(job?.['state'], 'waiting');
  const able = { ...world, mail: mailerTo(port) };
  for (let again = 0; again < 20 && arrived.length === 0; again += 1) await runDue(able, ['confirm-follow']);
  assert.match(arrived[0]?.text ?? '', /https:\/\/casebook\.example\/follow\/confirm\/[\w-]{43}\n/);
  assert.equal(
    (await done(world, follow, { email: 'x@example.org', what: '/records', every: 'day' })) !== undefined,
    true,
  );
});
