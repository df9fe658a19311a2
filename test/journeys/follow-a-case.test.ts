import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { timeAfter } from '../../src/core/job.ts';
import type { World } from '../../src/core/ports.ts';
import { editRecord } from '../../src/editorial/review-proposal.ts';
import { openPage } from '../world/browser.ts';
import { type Engine, testOverEngines } from '../world/engines.ts';
import { done } from '../world/fake-world.ts';
import { mailerTo, mailServer } from '../world/mail-server.ts';
import { emptyHouse, listenAsSite } from '../world/open-house.ts';
import { says } from '../world/records.ts';
import { acmeOnRecord } from '../world/responses.ts';
import { runDigests, runDue } from '../world/run-jobs.ts';

const EMAIL = 'reader@example.org';
// From a Tuesday on, so that only the daily digests are due.
const nights = ['2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09', '2026-01-10'];

async function houseWithMail(t: TestContext, engine: Engine) {
  const { port, arrived } = await mailServer(t);
  const house = await emptyHouse(t, engine);
  let minutes = 0;
  const clock = { now: () => timeAfter(house.world.clock.now(), minutes * 60_000) };
  const world: World = { ...house.world, clock, mail: mailerTo(port) };
  await acmeOnRecord(world);
  const wait = () => {
    minutes += 1;
  };
  return { ...(await listenAsSite(t, world)), arrived, wait };
}

const linkIn = (text: string, room: string): string =>
  new RegExp(`http\\S+/follow/${room}/[\\w-]{43}`).exec(text)?.[0] ?? '';

testOverEngines('somebody follows a record by mail, is told of a change, and stops by one click', async (t, engine) => {
  const { own, world, app, arrived, wait } = await houseWithMail(t, engine);
  const { page, events } = await openPage(t, own);
  await page.goto(`${own}/records/CB-1`);
  await page.getByRole('link', { name: 'Follow this page' }).click();
  const atom = await page.getByRole('link', { name: 'Atom', exact: true }).getAttribute('href');
  assert.equal(atom, '/records/CB-1/feed.atom');
  wait();
  await page.getByLabel('Mail address').fill(EMAIL);
  await page.getByLabel('Once a day').check();
  await page.getByRole('button', { name: 'Follow by mail' }).click();
  assert.equal(await page.locator('h1').innerText(), 'One more step');
  assert.equal(arrived.length, 0);
  await runDue(world, ['confirm-follow']);
  const [asked] = arrived;
  assert.equal(asked?.to, EMAIL);

  // Nothing is told to somebody who has not confirmed, and opening the link changes nothing.
  await page.goto(linkIn(asked.text, 'confirm'));
  await done(world, editRecord, changeOf('Lyon', 1));
  await runDigests(world, nights[0] ?? '');
  assert.equal(arrived.length, 1);
  await page.getByRole('button', { name: 'Yes, send me mail' }).click();
  assert.equal(await page.locator('h1').innerText(), 'You follow this now');

  await runDigests(world, nights[1] ?? '');
  assert.equal(arrived.length, 1, 'what came before is not told');
  await done(world, editRecord, changeOf('Oslo', 2));
  await runDigests(world, nights[2] ?? '');
  await runDigests(world, nights[3] ?? '');
  assert.equal(arrived.length, 2, 'a change is told once');
  const [, digest] = arrived;
  assert.match(
    digest?.text ?? '',
    /version 3\n {2}2026-01-01: Because of Oslo \(A test\)\n {2}http\S+\/records\/CB-1\/revisions\/3\n/,
  );
  const feed = await (await app.request(atom ?? '')).text();
  assert.match(feed, /<id>http\S+\/records\/CB-1\/revisions\/3<\/id>/);

  const stop = /^<(.+)>$/.exec(digest?.headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
  assert.equal(linkIn(digest?.text ?? '', 'stop'), stop);
  await page.goto(stop);
  assert.equal(await page.locator('h1').innerText(), 'No more mail?');
  // As a mail program does it, without a browser.
  const once = await fetch(stop, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(once.status, 200);
  await done(world, editRecord, changeOf('Bergen', 3));
  await runDigests(world, nights[4] ?? '');
  assert.equal(arrived.length, 2);
  await page.goto(stop);
  assert.equal(await page.locator('h1').innerText(), 'This link is over');
  assert.deepEqual(events, []);
});

function changeOf(place: string, base: number) {
  const changes = [{ field: 'place', after: says('place', place) }];
  return { record: 'CB-1', base, changes, sources: [], entities: [], reason: `Because of ${place}`, credit: 'A test' };
}
