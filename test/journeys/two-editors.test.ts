import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page, Response } from 'playwright-core';
import { editors } from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import { systemClock } from '../../src/outside/clock.ts';
import type { FormAsk } from '../../src/web/form-face.ts';
import { Fields } from '../../src/web/form-fields.ts';
import { improveForm } from '../../src/web/pages/improve.ts';
import type { Route } from '../../src/web/route.ts';
import { openPage } from '../world/browser.ts';
import { type Engine, testOverEngines } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { furnishedHouse, listen, plantedApp } from '../world/open-house.ts';
import { signIn } from '../world/signed-in.ts';
import { recordNow } from '../world/taken.ts';

const JOURNEY = 'two-editors';
const WHY = 'Checked against the register.';
// The seat of the company stands on the record as Shenzhen.
const SEAT = 'Seat of the company.';

type Desk = { readonly own: string; readonly world: World; readonly id: string; readonly pages: readonly Page[] };

// Two editors in two browsers, one with scripts and one without.
async function desk(t: TestContext, engine: Engine, planted: readonly Route[] = []): Promise<Desk> {
  const house = await furnishedHouse(t, engine);
  let own = 'http://127.0.0.1';
  const world = { ...house.world, clock: systemClock, site: () => own };
  own = await listen(t, plantedApp(world, planted));
  const editor = async (javaScriptEnabled: boolean): Promise<Page> => {
    const { page } = await openPage(t, own, { javaScriptEnabled });
    const [name = '', value = ''] = (await signIn(world, 'editor')).cookie.split('=');
    await page.context().addCookies([{ name, value, url: own }]);
    return page;
  };
  return { own, world, id: house.has.sensenets, pages: [await editor(false), await editor(true)] };
}

// What both do before either publishes: each has the record open as it is now.
async function correct(page: Page, { own, id }: Desk, [label, was, text]: readonly string[]): Promise<void> {
  await page.goto(`${own}/records/${id}/improve`);
  await page.getByRole('link', { name: label, exact: true }).click();
  const said = page.locator('fieldset.group', { hasText: was });
  await said.getByText('Correct it').click();
  await said.locator('[name$="-value"]').fill(text ?? '');
  await page.getByLabel('Why', { exact: true }).fill(WHY);
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('heading', { name: 'Is this what you mean?' }).waitFor();
}

// The answer of the server to the form, before the browser is led on from it.
async function publish(page: Page, button = 'Publish now'): Promise<number> {
  const isAnswer = (answer: Response): boolean => answer.request().method() === 'POST';
  const [answer] = await Promise.all([
    page.waitForResponse(isAnswer),
    page.waitForNavigation(),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return answer.status();
}

async function places({ world, id }: Desk): Promise<readonly string[]> {
  const { statements } = await recordNow(world, id);
  return statements.filter(({ field }) => field === 'place').map(({ value }) => String(value));
}

type Asked = { readonly statuses: readonly number[]; readonly asked: readonly Page[] };

async function bothPublish({ pages }: Desk): Promise<Asked> {
  const statuses = await Promise.all(pages.map((page) => publish(page)));
  return { statuses, asked: pages.filter((_, at) => statuses[at] === 409) };
}

async function correctBoth(at: Desk): Promise<void> {
  const [first, second] = at.pages as [Page, Page];
  await correct(first, at, ['Place', SEAT, 'Nanshan, Shenzhen']);
  await correct(second, at, ['Place', SEAT, 'Futian, Shenzhen']);
}

async function onOneStatement(at: Desk): Promise<Asked> {
  await correctBoth(at);
  return bothPublish(at);
}

async function shot(page: Page, name: string): Promise<void> {
  const directory = process.env.CASEBOOK_SHOTS;
  if (directory) await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
}

testOverEngines(
  'different statements of one record at the same moment: both survive, and nobody is asked',
  async (t, engine) => {
    const at = await desk(t, engine);
    const [first, second] = at.pages as [Page, Page];
    const { statements } = await recordNow(at.world, at.id);
    const title = String(statements.find(({ field }) => field === 'title')?.value);
    await correct(first, at, ['Place', SEAT, 'Nanshan, Shenzhen']);
    await correct(second, at, ['Title', title, `${title}, seen by two`]);
    const { statuses } = await bothPublish(at);
    assert.deepEqual(statuses, [303, 303]);
    await first.goto(`${at.own}/records/${at.id}`);
    const shown = await first.locator('main').innerText();
    assert.match(shown, /Nanshan, Shenzhen/);
    assert.ok(shown.includes(`${title}, seen by two`));
  },
);

testOverEngines(
  'the same statement at the same moment: the second is asked, and lets both stand',
  async (t, engine) => {
    const at = await desk(t, engine);
    const { statuses, asked } = await onOneStatement(at);
    assert.deepEqual([...statuses].sort(), [303, 409]);
    const page = asked[0] as Page;
    await page.getByRole('heading', { name: 'Somebody else changed this meanwhile' }).waitFor();
    const told = await page.locator('main').innerText();
    for (const text of ['Nanshan, Shenzhen', 'Futian, Shenzhen']) assert.ok(told.includes(text), `${text} is shown`);
    assert.equal(
      (await places(at)).filter((place) => /Nanshan|Futian/.test(place)).length,
      1,
      'only the first is public',
    );
    await shot(page, 'two-editors-asked');
    await page.getByRole('radio', { name: 'Let both stand side by side' }).check();
    assert.equal(await publish(page, 'Publish this'), 303);
    const now = await places(at);
    assert.ok(now.includes('Nanshan, Shenzhen') && now.includes('Futian, Shenzhen'), now.join('; '));
    const { history } = at.world.store;
    assert.deepEqual(
      (await history(at.id)).slice(0, 2).map(({ reason }) => reason),
      [WHY, WHY],
    );
    figure(
      JOURNEY,
      `${engine.name}: two editors: different statements 2 of 2 kept; the same statement: 1 asked with 409, 2 of 2 kept`,
    );
  },
);

// As if every form had been opened a moment ago: what was read when it was opened is not compared with what is there.
const forgetful: Route = {
  method: 'POST',
  path: '/records/:id/improve',
  who: editors,
  query: [],
  asks: true,
  about: 'Planted.',
  form: {
    ...improveForm,
    answer: async (world: World, ask: FormAsk) => {
      const head = await world.store.head(ask.path.id ?? '');
      const sent = ask.fields.names().flatMap((name) => ask.fields.all(name).map((text) => [name, text] as const));
      const fields = sent.map(([name, text]) => [name, name === 'base' ? String(head?.revision) : text] as const);
      return improveForm.answer(world, { ...ask, fields: new Fields(fields) });
    },
  },
};

testOverEngines(
  'planted fault: a form that forgets what it was opened on asks nobody, and words are lost',
  async (t, engine) => {
    const at = await desk(t, engine, [forgetful]);
    await correctBoth(at);
    // One after the other: of two at once the store itself would refuse one, whatever the form forgets.
    const statuses: number[] = [];
    for (const page of at.pages) statuses.push(await publish(page));
    assert.deepEqual(statuses, [303, 303]);
    assert.equal((await places(at)).filter((place) => /Nanshan|Futian/.test(place)).length, 1);
  },
);
