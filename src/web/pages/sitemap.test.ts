import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { furnishedHouse } from '../../../test/world/open-house.ts';
import type { DocumentHead, Slice, World } from '../../core/ports.ts';
import { stranger } from '../actor.ts';
import { Moved } from '../face.ts';
import { sitemapFace } from './sitemap.ts';

const reader = `
import sys, json, datetime, xml.etree.ElementTree as E
N = '{http://www.sitemaps.org/schemas/sitemap/0.9}'
root = E.fromstring(sys.stdin.buffer.read())
for e in root:
    if e.findtext(N + 'lastmod'): datetime.datetime.fromisoformat(e.findtext(N + 'lastmod').replace('Z', '+00:00'))
print(json.dumps({'root': root.tag.replace(N, ''), 'places': [e.findtext(N + 'loc') for e in root], 'dated': [e.findtext(N + 'loc') for e in root if e.findtext(N + 'lastmod')]}))
`;

function parsed(xml: string): { readonly root: string; readonly places: readonly string[]; readonly dated: string[] } {
  return JSON.parse(execFileSync('python3', ['-c', reader], { input: xml, encoding: 'utf8' }));
}

test('robots are told where the map is, and the map leads to every public page and to no other', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const pathOf = (address: string): string => address.replace('https://casebook.example', '');
  const robots = await (await app.request('/robots.txt')).text();
  const [, index = ''] = /^Sitemap: (.*)$/m.exec(robots) ?? [];
  const map = parsed(await (await app.request(pathOf(index))).text());
  assert.equal(map.root, 'sitemapindex');
  const parts = await Promise.all(
    map.places.map(async (part) => parsed(await (await app.request(pathOf(part))).text())),
  );
  const places = parts.flatMap((part) => part.places.map(pathOf));
  assert.deepEqual([...new Set(parts.map(({ root }) => root))], ['urlset']);
  assert.equal(new Set(places).size, places.length);
  for (const place of places) assert.equal((await app.request(place)).status, 200, place);
  for (const there of [`/records/${has.sensenets}`, `/entities/${has.entity}`, '/about'])
    assert.ok(places.includes(there));
  for (const hidden of [has.draft, has.withdrawn, has.merged, has.privatePerson])
    assert.ok(!places.some((place) => place.endsWith(`/${hidden}`)), hidden);
  const records = places.filter((place) => place.startsWith('/records/'));
  assert.equal(parts.flatMap(({ dated }) => dated).length, records.length);
});

test('a part that is not there is not found, and one that is no name is refused', async (t) => {
  const { app } = await furnishedHouse(t);
  assert.equal((await app.request('/sitemap.xml?part=records-9')).status, 404);
  assert.equal((await app.request('/sitemap.xml?part=sources-1')).status, 400);
});

// So many records that there are three parts; every tenth was withdrawn.
const heads = Array.from({ length: 20_001 }, (_, n): DocumentHead => {
  const state = n % 10 === 9 ? 'withdrawn' : 'published';
  const lastTime = new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString();
  return { id: `CB-${n + 1}`, kind: 'record', state, revision: 1, seq: n, lastTime };
});
const store = {
  heads: async (_: string, { limit, offset }: Slice) => heads.slice(offset, offset + limit),
  entities: async () => ({ total: 0, lines: [] }),
};

async function asked(query: string): Promise<ReturnType<typeof parsed>> {
  const world = { site: () => 'https://casebook.example', store } as unknown as World;
  const ask = { path: {}, query: new URLSearchParams(query), visitor: stranger };
  const answer = await sitemapFace.answer(world, ask, 'page');
  assert.ok(!(answer instanceof Moved) && 'text' in answer);
  return parsed(answer.text);
}

test('a large collection is told in parts of at most ten thousand', async () => {
  const { places } = await asked('');
  const records = places.filter((place) => place.includes('records-'));
  assert.equal(records.length, 3);
  const parts = await Promise.all([1, 2, 3].map((part) => asked(`part=records-${part}`)));
  assert.deepEqual(
    parts.map((part) => part.places.length),
    [9_000, 9_000, 1],
  );
});
