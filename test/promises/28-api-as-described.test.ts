import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyone } from '../../src/core/policy.ts';
import { makeApp } from '../../src/web/app.ts';
import { JSON_TYPE } from '../../src/web/face.ts';
import type { PageRoute } from '../../src/web/route.ts';
import { descriptionOf, makeChecker, type OperationAt, operationsIn } from '../world/api-description.ts';
import { testOverEngines } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { type App, type Furniture, furnishedHouse, plantedApp } from '../world/open-house.ts';

const PROMISE = '28-api-as-described';

// Beside the examples: what is gone, moved, hidden or not there, and the other ends of lists.
function furtherAddresses(has: Furniture): Readonly<Record<string, readonly string[]>> {
  const { sensenets, edited, annotated, withdrawn, merged, draft } = has;
  return {
    listRecords: ['', '?limit=1', '?fields=all&limit=200', '?q=zzzz', '?modified_since=2026-01-01', '?q=%22open'],
    getRecord: [sensenets, edited, annotated, withdrawn, merged, draft, 'CB-999999', 'nothing'].map((id) => `/${id}`),
    listRevisions: [`/${edited}/revisions`, `/${merged}/revisions`, `/${withdrawn}/revisions`],
    getRevision: [`/${edited}/revisions/2`, `/${edited}/revisions/99`, `/${edited}/revisions/0`],
    getSource: [`/${has.source}`, '/S-999999'],
    listEntities: ['?starts=zzzz', '?limit=200'],
    getEntity: [`/${has.entity}`, `/${has.privatePerson}`],
    listChanges: ['', '?since=5&limit=2', '?since=999999999'],
    lookUp: ['?url=https://news.example/1', '?url=nothing', ''],
    getStatistics: ['', '?q=zzzz', '?country=ZZ'],
  };
}

async function faultsOf(
  app: App,
  operations: readonly OperationAt[],
  more: Readonly<Record<string, readonly string[]>>,
) {
  const check = makeChecker(await descriptionOf(app));
  const faults: string[] = [];
  let asked = 0;
  const ask = async ({ operation }: OperationAt, address: string, init?: RequestInit): Promise<Response> => {
    const answer = await app.request(address, init);
    asked += 1;
    faults.push(
      ...(await check(operation, answer)).map((fault) => `${address} ${JSON.stringify(init ?? '')}: ${fault}`),
    );
    return answer;
  };
  for (const at of operations.filter(({ method }) => method === 'get')) {
    const { address, path, operation } = at;
    const answer = await ask(at, address);
    if (answer.status !== 200) faults.push(`${address} gave ${answer.status}`);
    const known = answer.headers.get('etag');
    if (known) {
      const again = await ask(at, address, { headers: { 'if-none-match': known } });
      if (again.status !== 304) faults.push(`${address} gave ${again.status} for what is known`);
    }
    const odd = await ask(at, `${address}${address.includes('?') ? '&' : '?'}planted=1`);
    const { detail } = (await odd.json()) as { detail?: string };
    if (odd.status !== 400 || !detail?.includes('planted')) faults.push(`${address} takes a parameter “planted”`);
    await ask(at, address, { headers: { accept: 'image/png' } });
    await ask(at, address, { method: 'DELETE' });
    const base = path.split('/{')[0] ?? path;
    for (const end of more[operation.operationId] ?? []) await ask(at, base + end);
  }
  return { faults, asked };
}

testOverEngines(`${PROMISE}: every operation answers as its description says`, async (t, engine) => {
  const { app, has } = await furnishedHouse(t, engine);
  const operations = operationsIn(await descriptionOf(app));
  const { faults, asked } = await faultsOf(app, operations, furtherAddresses(has));
  assert.deepEqual(faults, []);
  assert.ok(operations.length >= 16);
  figure(PROMISE, `${engine.name}: ${operations.length} operations, ${asked} answers as described`);
});

testOverEngines(`${PROMISE}: a report is taken with a ticket, once, and refused as described`, async (t, engine) => {
  const { app, world } = await furnishedHouse(t, engine);
  const description = await descriptionOf(app);
  const check = makeChecker(description);
  const operation = operationsIn(description).find((one) => one.operation.operationId === 'sendReport')?.operation;
  assert.ok(operation);
  const later = makeApp({
    ...world,
    clock: { now: () => new Date(Date.parse(world.clock.now()) + 10_000).toISOString() },
  });
  const post = async (to: App, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const type = { 'content-type': 'application/json' };
    const sent = { method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(body) };
    const answer = await to.request('/api/v1/reports', sent);
    assert.deepEqual(await check(operation, answer), []);
    return { status: answer.status, told: (await answer.json()) as Record<string, unknown> };
  };
  const { ticket } = (await (await app.request('/api/v1/reports/ticket')).json()) as { ticket: string };
  const report = { ticket, what: 'A camera took people for others.', links: ['https://news.example/2'] };
  assert.equal((await post(app, report)).status, 429);
  const taken = await post(later, report);
  assert.equal(taken.status, 201);
  assert.equal(String(taken.told.receipt).split(' ').length, 12);
  assert.deepEqual(await post(later, report), taken);
  for (const [body, name] of [
    [{ ...report, planted: 1 }, 'planted'],
    [{ ...report, what: undefined }, 'what'],
    [
      { ...report, when: 'when the moon is blue', ticket: ticket.replace(/^./, (c) => (c === '0' ? '1' : '0')) },
      'ticket',
    ],
    [{ ...report, ticket: 'none' }, 'ticket'],
  ] as const) {
    const refused = await post(later, body);
    assert.deepEqual([refused.status, refused.told.code], [400, 'bad-input']);
    assert.ok(String(refused.told.detail).includes(name), `${refused.told.detail} does not name ${name}`);
  }
  const elsewhere = await post(later, report, { 'sec-fetch-site': 'cross-site' });
  assert.deepEqual([elsewhere.status, elsewhere.told.code], [403, 'not-from-here']);
  assert.equal((await post(later, report, { 'content-type': 'text/plain' })).status, 415);
});

test(`${PROMISE}: planted faults: an answer that is not as described, and a parameter nobody knows, are found`, async (t) => {
  const { world, app } = await furnishedHouse(t);
  const operations = operationsIn(await descriptionOf(app)).filter(({ path }) => path === '/api/v1/changes');
  const planted = (text: string): PageRoute => ({
    ...{ method: 'GET', path: '/api/v1/changes', who: everyone, query: [], about: 'Planted.' },
    face: { forms: 'page', answer: async () => ({ status: 200, type: JSON_TYPE, text }) },
  });
  const wrong = { next: 'soon', more: false, changes: [], secret: true };
  const found = (await faultsOf(plantedApp(world, [planted(JSON.stringify(wrong))]), operations, {})).faults.join('\n');
  assert.match(found, /\/next must be integer/);
  assert.match(found, /must NOT have additional properties/);
  assert.match(found, /takes a parameter “planted”/);
});
