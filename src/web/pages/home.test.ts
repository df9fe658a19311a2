import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testOverEngines } from '../../../test/world/engines.ts';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { emptyHouse } from '../../../test/world/open-house.ts';
import { says } from '../../../test/world/records.ts';
import type { Arrival } from '../../core/arrival.ts';
import { setFeatured } from '../../editorial/set-featured.ts';
import { takeIn } from '../../editorial/take-in.ts';
import { makeApp } from '../app.ts';

function list(collection: string, days: readonly string[]): Arrival {
  const records = days.map((day): Arrival['records'][number] => {
    const statements = [says('title', `${collection} ${day}`), says('type', 'incident'), says('occurred', day)];
    return { key: day, document: { language: 'en', attribution: collection, statements } };
  });
  return { collection, reason: 'A list', credit: 'A test', entities: [], sources: [], records };
}

const everyDay = Array.from({ length: 30 }, (_, day) => `2025-11-${String(day + 1).padStart(2, '0')}`);

test('tomorrow the front page tells what begins tomorrow, though nothing was published since', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, takeIn, list('Small', ['2025-12-30', '2025-12-31', '2026-01-02']));
  await done(world, setFeatured, { id: await world.store.origin('Small', 'record:2025-12-30') });
  let now = '2026-01-01T23:59:59.000Z';
  const app = makeApp({ ...world, clock: { now: () => now } });
  const page = async () => (await app.request('/')).text();
  const today = await page();
  assert.doesNotMatch(today, /Small 2026-01-02/);
  assert.equal(await page(), today);
  now = '2026-01-02T00:00:00.000Z';
  assert.match(await page(), /Small 2026-01-02/);
});

test('the front page tells the latest events, and one import does not fill it', async (t) => {
  const { world } = temporaryWorld(t);
  const app = makeApp(world);
  const latest = async (): Promise<readonly string[]> => {
    const text = await (await app.request('/')).text();
    const [, section = ''] = /<h2 id="latest"(.*?)<\/section>/s.exec(text) ?? [];
    return [...section.matchAll(/<h3><a [^>]*>(.*?)<\/a>/g)].map((match) => match[1] ?? '');
  };
  assert.deepEqual(await latest(), []);
  const small = ['2019', '2024-03', '2025-11-30/2026-02', '2031-01-01'];
  await done(world, takeIn, list('Small', small));
  // The most complete record of the newest is the featured one, and does not stand there twice.
  assert.deepEqual(await latest(), ['Small 2025-11-30/2026-02', 'Small 2024-03', 'Small 2019']);
  await done(world, takeIn, list('Large', everyDay));
  assert.deepEqual(
    (await latest()).filter((title) => title.startsWith('Small')),
    ['Small 2025-11-30/2026-02', 'Small 2024-03'],
    'thirty newer ones push out only what others have too much of',
  );
  await done(world, takeIn, list('Old', ['1990', '1991', '1992']));
  await done(world, setFeatured, { id: await world.store.origin('Old', 'record:1990') });
  assert.deepEqual(await latest(), [
    'Large 2025-11-30',
    'Small 2025-11-30/2026-02',
    'Large 2025-11-29',
    'Small 2024-03',
    'Old 1992',
    'Old 1991',
  ]);
});

testOverEngines('the latest events and the newest records stand in one order, bare years too', async (t, engine) => {
  const { world } = await emptyHouse(t, engine);
  await done(world, takeIn, list('Small', ['2025', '2024-12-31', '2025-02', '2025-02-03']));
  await done(world, takeIn, list('Old', ['1990']));
  await done(world, setFeatured, { id: await world.store.origin('Old', 'record:1990') });
  const app = makeApp(world);
  const found = await (await app.request('/records.json?sort=newest')).json();
  const titles = (found as { cards: readonly { title: string }[] }).cards.map(({ title }) => title);
  const days = ['2025-02-03', '2025-02', '2025', '2024-12-31'];
  assert.deepEqual(titles, [...days.map((day) => `Small ${day}`), 'Old 1990']);
  const [, section = ''] = /<h2 id="latest"(.*?)<\/section>/s.exec(await (await app.request('/')).text()) ?? [];
  const latest = [...section.matchAll(/<h3><a [^>]*>(.*?)<\/a>/g)].map((match) => match[1] ?? '');
  assert.ok(latest.length > 2);
  assert.deepEqual(latest, titles.slice(0, latest.length));
});
