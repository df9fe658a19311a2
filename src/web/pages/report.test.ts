import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../../test/world/fake-world.ts';
import { posted } from '../../../test/world/form-kinds.ts';
import { hiddenIn, workedFor } from '../../../test/world/sent-reports.ts';
import { makeApp } from '../app.ts';

const what = 'A camera in the town took people for others.';

async function opened(t: TestContext) {
  const { world } = temporaryWorld(t);
  const app = makeApp(world);
  const page = await (await app.request('/report')).text();
  const [once, token] = [hiddenIn(page, 'once'), hiddenIn(page, 'opened')];
  const send = async (fields: Readonly<Record<string, string>>, step = 'send') => {
    const sent = { once, opened: token, work: workedFor(once), step, ...fields };
    const answer = await app.request('/report', posted(sent));
    return { status: answer.status, text: await answer.text() };
  };
  return { world, app, once, send };
}

test('bad input comes back with a sentence beside the field and every word kept; nothing is stored', async (t) => {
  const { world, send } = await opened(t);
  const links = Array.from({ length: 500 }, (_, n) => `https://example.org/${n}`).join('\n');
  const cases: readonly [Readonly<Record<string, string>>, string, RegExp][] = [
    [{ what: '' }, 'what', /Please say what happened/],
    [{ what: 'x'.repeat(20_001) }, 'what', /20,000 characters; these are 20,001/],
    [{ what: `${what}\u0001\u0002` }, 'what', /Files are not accepted yet/],
    [{ what: `${what}\u0000` }, 'what', /U\+0000/],
    [{ what, links }, 'links', /500 links; one report takes 50/],
    [{ what, links: 'javascript:alert(1)' }, 'links', /not the address of a web page/],
    [{ what, when: '2031' }, 'when', /still to come/],
    [{ what, when: '0000-01-01' }, 'when', /no year 0/],
    [{ what, language: '=1+1' }, 'language', /not a language code/],
  ];
  for (const step of ['check', 'send']) {
    for (const [fields, name, sentence] of cases) {
      const { status, text } = await send(fields, step);
      assert.equal(status, 422, `${step} ${name}`);
      assert.match(new RegExp(`id="f-${name}-fault"[^>]*>([^<]*)`).exec(text)?.[1] ?? '', sentence);
      if (fields.links) assert.ok(text.includes(fields.links.slice(-30)));
    }
  }
  assert.deepEqual(await world.store.itemCounts(), []);
});

test('a link alone is a report; links in a text are offered, and what is ticked is sent', async (t) => {
  const { world, send } = await opened(t);
  const told = 'See https://example.org/a and https://example.org/b?x=1&y=2.';
  const { text } = await send({ what: told, links: 'https://example.org/a', when: '13 February 2019' }, 'check');
  assert.match(text, /Links: found in your text/);
  const boxes = [...text.matchAll(/name="in-text" value="([^"]*)" checked/g)].map(([, value]) => value);
  assert.deepEqual(boxes, ['https://example.org/b?x=1&amp;y=2']);
  assert.match(text, /13 February 2019 <span class="hint">understood as 2019-02-13<\/span>/);
  await send({ what: told, links: 'https://example.org/a', 'in-text': 'https://example.org/b?x=1&y=2' });
  const links = ['https://example.org/a', 'https://example.org/b?x=1&y=2'];
  assert.deepEqual((await world.store.item('R-1'))?.content, { what: told, links });
  const bare = await opened(t);
  assert.equal((await bare.send({ links: 'https://example.org/a' }, 'check')).status, 200);
  assert.equal((await bare.send({ links: 'https://example.org/a' })).status, 200);
  assert.deepEqual((await bare.world.store.item('R-1'))?.content, { what: '', links: ['https://example.org/a'] });
});

test('scripts, formulas and marks that turn the direction are text: kept, escaped, and taken', async (t) => {
  const { world, send } = await opened(t);
  const odd = `<script>alert(1)</script> =HYPERLINK("x") \u202ereversed\u2066 ${what}`;
  const checked = await send({ what: odd, title: '<b>x</b>', who: '@SUM(1)' }, 'check');
  assert.equal(checked.status, 200);
  assert.ok(!checked.text.includes('<script>alert'));
  assert.match(checked.text, /dir="auto"/);
  const changed = await send({ what: odd }, 'change');
  assert.ok(changed.text.includes('&lt;script&gt;alert(1)&lt;/script&gt; =HYPERLINK'));
  assert.equal((await send({ what: odd })).status, 200);
  assert.deepEqual((await world.store.item('R-1'))?.content, { what: odd, links: [] });
});

test('bytes that are no text come back with the words beside them at every step', async (t) => {
  const { send } = await opened(t);
  for (const step of ['check', 'change', 'send']) {
    const { status, text } = await send({ what, who: 'Acme\u0000' }, step);
    assert.equal(status, 422, step);
    assert.ok(text.includes(what), step);
  }
});

test('10 MB are refused with 413, a file with 415, a step that is none with 422; never a 500', async (t) => {
  const { app, send, world } = await opened(t);
  assert.equal((await send({ what: 'x'.repeat(10_000_000) })).status, 413);
  const files = await app.request('/report', { method: 'POST', body: new FormData() });
  assert.equal(files.status, 415);
  assert.match(await files.text(), /Files are not accepted yet/);
  for (const step of ['', 'nothing', '__proto__', 'constructor']) {
    assert.ok([400, 422].includes((await send({ what }, step)).status), step);
  }
  const island = await app.request('/report/likely.json', posted({ links: '\u0001', title: '"', what: '\ud800' }));
  assert.equal(island.status, 200);
  assert.deepEqual(await world.store.itemCounts(), []);
});
