import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyone } from '../../src/core/policy.ts';
import { floodRules } from '../../src/intake/flood-gate.ts';
import { makeApp } from '../../src/web/app.ts';
import { routes } from '../../src/web/routes.ts';
import { temporaryWorld } from '../world/fake-world.ts';
import { figure, randomFrom, shortOrLong } from '../world/figures.ts';
import { formKinds, posted } from '../world/form-kinds.ts';
import { type App, furnishedHouse, listen } from '../world/open-house.ts';
import { openForm, receiptOn, sendFrom, workedFor } from '../world/sent-reports.ts';
import { type WorkingForm, workingForms } from '../world/working-forms.ts';

const PROMISE = '24-flood';
const JUNK = shortOrLong(160, 2_000);
// Several at a time, as a flood comes.
const AT_ONCE = 10;
const honest = 'A municipal camera in Utrecht fined cyclists who were walking beside their bicycles.';

const random = randomFrom(3);
const anyWord = (): string =>
  Array.from({ length: 9 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');

// A spammer's text: the same offer, with other numbers and a word of its own each time.
const junk = (n: number): string =>
  `Casino bonus ${n} for gamblers, cheapest roulette jackpot tonight, exclusive voucher ${anyWord()}, visit casino${n} lottery blackjack poker spins`;

const networkAt = (n: number): string => `127.${20 + (n >> 8)}.${n & 255}.9`;

async function flooded(t: Parameters<typeof temporaryWorld>[0], textOf: (n: number) => string) {
  const { world } = temporaryWorld(t);
  const address = await listen(t, makeApp(world));
  const statuses: number[] = [];
  const send = async (n: number): Promise<void> => {
    const form = await openForm(address, { from: networkAt(n) });
    statuses.push(
      (await sendFrom(form, { what: textOf(n), work: workedFor(form.once) }, { from: networkAt(n) })).status,
    );
  };
  const pour = async (first: number, end: number): Promise<void> => {
    for (let n = first; n < end; n += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => send(n + at)));
  };
  const from = performance.now();
  await pour(0, JUNK / 2);
  const before = performance.now();
  const form = await openForm(address, { from: '127.9.9.9' });
  const sent = await sendFrom(form, { what: honest, work: workedFor(form.once) }, { from: '127.9.9.9' });
  const waited = performance.now() - before;
  await pour(JUNK / 2, JUNK);
  const perMinute = JUNK / ((performance.now() - from) / 60_000);
  const query = { states: ['open'], order: 'newest', limit: 50, offset: 0 } as const;
  const folded = await world.store.items({ ...query, folded: true });
  const plain = await world.store.items(query);
  return {
    sent,
    statuses,
    waited,
    perMinute,
    folded,
    plain,
    has: (list: typeof plain) => list.lines.some(({ title }) => title === honest),
  };
}

test('while junk pours in from many networks an honest report is taken and stands on the first page of the queue', async (t) => {
  const { sent, statuses, waited, perMinute, folded, plain, has } = await flooded(t, junk);
  assert.equal(sent.status, 200);
  assert.notEqual(receiptOn(sent.text), '');
  assert.equal(plain.total, statuses.filter((status) => status === 200).length + 1);
  assert.ok(folded.total <= 40 && has(folded), `not on the first page of ${folded.total} lines`);
  assert.equal(has(plain), false, 'without folding it would not stand there, so this test could not fail');
  figure(
    PROMISE,
    `${JUNK} junk reports at ${perMinute.toFixed(0)} a minute: the honest one taken in ${waited.toFixed(0)} ms; ${plain.total} reports fold into ${folded.total} lines`,
  );
});

test('one network is held back after a burst, with every word kept and when to come back; others are not', async (t) => {
  const { world } = temporaryWorld(t);
  const address = await listen(t, makeApp(world));
  const statuses: number[] = [];
  for (let n = 0; n < floodRules.send.burst + 3; n += 1) {
    const origin = { from: `127.88.8.${n + 1}` };
    const form = await openForm(address, origin);
    const sent = await sendFrom(form, { what: `${honest} ${n}`, work: workedFor(form.once) }, origin);
    statuses.push(sent.status);
    if (sent.status !== 429) continue;
    assert.match(sent.headers['retry-after'] ?? '', /^\d+$/);
    assert.ok(sent.text.includes(`${honest} ${n}`), 'the words are gone');
  }
  assert.equal(statuses.filter((status) => status === 200).length, floodRules.send.burst);
  assert.equal(statuses.at(-1), 429);
  const form = await openForm(address, { from: '127.88.9.1' });
  const other = await sendFrom(form, { what: honest, work: workedFor(form.once) }, { from: '127.88.9.1' });
  assert.equal(other.status, 200);
});

test('a form that was sent at once, without work, must wait; one with the unseen field filled in is not taken', async (t) => {
  const { world } = temporaryWorld(t);
  const address = await listen(t, makeApp(world));
  const form = await openForm(address);
  const quick = await sendFrom(form, { what: honest });
  assert.equal(quick.status, 429);
  assert.ok(quick.text.includes(honest));
  const trapped = await sendFrom(form, { what: honest, homepage: 'https://example.org', work: workedFor(form.once) });
  assert.equal(trapped.status, 422);
  const foreign = await sendFrom({ ...form, opened: 'zz.00' }, { what: honest, work: workedFor(form.once) });
  assert.equal(foreign.status, 422);
  assert.deepEqual(await world.store.itemCounts(), []);
});

// What nobody can send who was not given a secret before: a link by mail, a session, a way to the provider that began here.
const bySecret = [
  ...['/follow/confirm/:secret', '/follow/stop/:secret', '/welcome/:ticket', '/sign-out'],
  ...['/sign-in/openid/back', '/sign-in/second', '/sign-in/set-up', '/sign-in/passkey'],
];
// What makes nothing of its own: a look, or words on something that a receipt or a name leads to.
const makesNothing = ['/report/likely', '/receipt', '/respond', '/sign-in', '/sign-in/openid', '/sign-in/forgotten'];

const ofEveryone = (): readonly string[] =>
  routes.filter(({ method, who }) => method === 'POST' && who === everyone).map(({ path }) => path);

const sendAs = async (app: App, { address, request }: WorkingForm, network: string): Promise<Response> =>
  app.request(address, request, { incoming: { socket: { remoteAddress: network } } });

// Held back, or at the door already because the form was never opened, which costs next to nothing. A network gets new
// turns while a slow machine answers, so far more is sent than a burst.
async function isHeld(app: App, form: WorkingForm, network: string): Promise<boolean> {
  for (let n = 0; n < 4 * floodRules.ask.burst; n += 1) {
    const answer = await sendAs(app, form, network);
    if (answer.status === 429 || /This form was opened too long ago|This is not a ticket/.test(await answer.text()))
      return true;
  }
  return false;
}

test('every form of strangers in the table holds a network back that sends without end', async (t) => {
  const { world: house, has } = await furnishedHouse(t);
  const openid = { name: 'a provider', leave: async () => 'https://provider.example/', arrive: async () => 'nobody' };
  const world = { ...house, openid };
  const app = makeApp(world);
  const rows = ofEveryone().filter((path) => !bySecret.includes(path));
  const examples = formKinds(has).map(({ route, address, fields }) => ({ route, address, request: posted(fields) }));
  const forms = [...(await workingForms(world, has)), ...examples];
  const endless: string[] = [];
  for (const [at, route] of rows.entries()) {
    const own = forms.filter((one) => one.route === route && !/form-token=/.test(String(one.request.body)));
    assert.ok(own.length > 0, `nothing is sent to ${route}`);
    for (const [n, form] of own.entries())
      if (!(await isHeld(app, form, `198.${n}.${at}.1`))) endless.push(`${form.address} ${form.request.body}`);
  }
  assert.deepEqual(endless, []);
  assert.ok(rows.length >= 10, `only ${rows} were tried`);
});

test('every form with which a stranger makes something refuses what was sent without opening it', async (t) => {
  const { world, has, app } = await furnishedHouse(t);
  const rows = ofEveryone().filter((path) => !bySecret.includes(path) && !makesNothing.includes(path));
  const forms = await workingForms(world, has);
  const before = await world.store.itemCounts();
  for (const route of rows) {
    const form = forms.find((one) => one.route === route);
    assert.ok(form, `nothing is sent to ${route}`);
    const fields = new URLSearchParams(String(form.request.body));
    fields.delete('opened');
    fields.delete('ticket');
    const refused = route.startsWith('/api/') ? 400 : 422;
    const unopened = { ...form, request: { ...form.request, body: fields.toString() } };
    assert.equal((await sendAs(app, unopened, '192.0.2.1')).status, refused, route);
    const trapped = { ...form, request: { ...form.request, body: `${form.request.body}&homepage=x` } };
    assert.equal((await sendAs(app, trapped, '192.0.2.1')).status, refused, route);
  }
  assert.deepEqual(await world.store.itemCounts(), before);
  assert.ok(rows.length >= 5, `only ${rows} were tried`);
});
