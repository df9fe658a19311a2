import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { jobRules, timeAfter } from '../../src/core/job.ts';
import { verificationLine } from '../../src/core/organisation-domain.ts';
import type { World } from '../../src/core/ports.ts';
import { makeKinds } from '../../src/jobs/kinds.ts';
import { runJob } from '../../src/jobs/run-job.ts';
import { fetchPublicBy } from '../../src/outside/fetch-public.ts';
import { makeApp } from '../../src/web/app.ts';
import { openPage } from '../world/browser.ts';
import { testOverEngines } from '../world/engines.ts';
import { posted } from '../world/form-kinds.ts';
import { emptyHouse, listen } from '../world/open-house.ts';
import { publicInternet } from '../world/public-internet.ts';
import { acmeOnRecord } from '../world/responses.ts';
import { signIn } from '../world/signed-in.ts';

const WORDS = 'We took the camera down on the same day.';

// An internet in which the organisation's site has a well-known file, as soon as there is a line to stand in it.
async function siteOfAcme(t: TestContext) {
  const site: { line?: string } = {};
  const { reach, close } = await publicInternet({ 'acme.example': [['127.66.0.4']] }, (asked, answer) => {
    const isFile = asked.url === '/.well-known/casebook-verification.txt' && site.line !== undefined;
    answer.writeHead(isFile ? 200 : 404).end(isFile ? `${site.line}\n` : '');
  });
  t.after(close);
  return { site, fetchPublic: fetchPublicBy(reach) };
}

async function runCheck(world: World): Promise<void> {
  const time = timeAfter(world.clock.now(), 60_000);
  const asked = { kinds: ['check-response'], limit: 1, time, until: timeAfter(time, jobRules.lease), holder: 'test' };
  const [job] = await world.store.jobs.take(asked);
  const kind = makeKinds().get('check-response');
  assert.ok(job && kind);
  const pause = (_: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  await runJob(world, job, { kind, control: new AbortController(), pause });
}

async function answer(
  page: Page,
  own: string,
  write: () => void,
): Promise<{ readonly receipt: string; readonly line: string }> {
  await page.goto(`${own}/records/CB-1`);
  await page.getByRole('link', { name: 'Answer for an organisation' }).click();
  await page.getByLabel('Acme Vision').check();
  await page.getByLabel('Operator').check();
  await page.getByLabel(/^Corrective action/).check();
  await page.getByLabel(/^The answer/).fill(WORDS);
  await page.getByLabel(/^Domain/).fill('127.0.0.1');
  write();
  await page.getByRole('button', { name: 'Send the answer' }).click();
  // Not a domain: every word is still there.
  assert.equal(await page.getByLabel(/^The answer/).inputValue(), WORDS);
  assert.ok(await page.getByLabel('Operator').isChecked());
  await page.getByLabel(/^Domain/).fill('https://www.acme.example/');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  const receipt = await page.locator('.receipt-line').inputValue();
  const [line = ''] = await page.locator('.copy code').allTextContents();
  assert.equal(receipt.split(' ').length, 12);
  return { receipt, line };
}

async function standing(page: Page, own: string, { receipt, step }: { receipt: string; step: 'Show' | 'Check now' }) {
  await page.goto(`${own}/respond`);
  await page.getByLabel('Receipt').fill(receipt);
  await page.getByRole('button', { name: 'Show' }).click();
  if (step !== 'Show') await page.getByRole('button', { name: step }).click();
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}

testOverEngines(
  'an organisation answers, proves that it is itself, and is read beside what it answers',
  async (t, engine) => {
    const { site, fetchPublic } = await siteOfAcme(t);
    const house = await emptyHouse(t, engine);
    let minutes = 0;
    const clock = { now: () => timeAfter(house.world.clock.now(), minutes * 60_000) };
    const world: World = { ...house.world, clock, fetchPublic, resolveTxt: async () => [] };
    await acmeOnRecord(world);
    const app = makeApp(world);
    const own = await listen(t, app);
    const { page, events } = await openPage(t, own);
    // Nobody writes an answer within a second.
    const { receipt, line } = await answer(page, own, () => {
      minutes += 1;
    });
    assert.match(await standing(page, own, { receipt, step: 'Check now' }), /We are looking now/);
    await runCheck(world);
    assert.match(await standing(page, own, { receipt, step: 'Show' }), /It waits for an editor.*publish this line/);
    site.line = line;
    minutes += 1;
    assert.match(line, new RegExp(`^${verificationLine('[0-9a-f]{40}')}$`));
    await standing(page, own, { receipt, step: 'Check now' });
    await runCheck(world);
    assert.match(
      await standing(page, own, { receipt, step: 'Show' }),
      /settled since .*: the line was found in the file/,
    );

    const record = await (await app.request('/records/CB-1')).text();
    assert.doesNotMatch(record, /took the camera down/);
    const editor = await signIn(world, 'editor');
    const version = String((await world.store.item('A-1'))?.version);
    const fields = { version, reason: 'Acme Vision answers', 'form-token': editor.token };
    const sent = await app.request('/desk/A-1/publish-response', posted(fields, { cookie: editor.cookie }));
    assert.deepEqual([sent.status, sent.headers.get('location')], [303, '/records/CB-1#answers']);

    await page.goto(`${own}/records/CB-1`);
    const operator = await page.locator('tr#operator').innerText();
    assert.match(operator, /Acme Vision says what it changed: read the answer/);
    await page.locator('tr#operator').getByRole('link', { name: 'read the answer' }).click();
    assert.match(await page.locator('#answer-1').innerText(), new RegExp(WORDS));
    assert.match(await standing(page, own, { receipt, step: 'Show' }), /It was published/);
    await page.goto(`${own}/corrections`);
    assert.match(await page.locator('.corrections').innerText(), /Acme Vision answers\s+An editor of the test/);
    assert.deepEqual(events, []);
  },
);
