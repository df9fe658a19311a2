import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { single } from '../door.ts';
import type { Ask, Face } from '../face.ts';

const PART = 10_000;
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const pages = ['/', '/records', '/entities', '/statistics', '/statistics/coverage', '/vocabularies', '/corrections'];
const morePages = ['/access', '/about'];
const partName = /^(records|entities)-([1-9]\d{0,3})$/;

type Place = { readonly path: string; readonly changed?: string };

// Records that were merged or withdrawn keep their number in the order of ids, so that parts do not move.
async function recordsIn(world: World, part: number): Promise<{ readonly count: number; readonly places: Place[] }> {
  const heads = await world.store.heads('record', { limit: PART, offset: (part - 1) * PART });
  const shown = heads.filter(({ state }) => state === 'published');
  return {
    count: heads.length,
    places: shown.map(({ id, lastTime }) => ({ path: `/records/${id}`, changed: lastTime })),
  };
}

async function entitiesIn(world: World, part: number): Promise<readonly Place[]> {
  const { lines } = await world.store.entities({ limit: PART, offset: (part - 1) * PART });
  return lines.map(({ entity }) => ({ path: `/entities/${entity.id}` }));
}

function entry(site: string, tag: 'url' | 'sitemap', { path, changed }: Place): string {
  const lastmod = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
  return `<${tag}><loc>${site}${path}</loc>${lastmod}</${tag}>`;
}

function written(site: string, tag: 'url' | 'sitemap', places: readonly Place[]): string {
  const root = tag === 'url' ? 'urlset' : 'sitemapindex';
  const lines = places.map((place) => entry(site, tag, place));
  return `<?xml version="1.0" encoding="utf-8"?>\n<${root} xmlns="${NAMESPACE}">\n${lines.join('\n')}\n</${root}>\n`;
}

async function parts(world: World): Promise<readonly Place[]> {
  const found: Place[] = [{ path: '/sitemap.xml?part=pages' }];
  for (let part = 1, isMore = true; isMore; part += 1) {
    const { count, places } = await recordsIn(world, part);
    const changed = places.reduce((latest, one) => ((one.changed ?? '') > latest ? (one.changed ?? '') : latest), '');
    if (places.length > 0) found.push({ path: `/sitemap.xml?part=records-${part}`, changed: changed || undefined });
    isMore = count === PART;
  }
  const { total } = await world.store.entities({ limit: 1, offset: 0 });
  for (let part = 1; (part - 1) * PART < total; part += 1) found.push({ path: `/sitemap.xml?part=entities-${part}` });
  return found;
}

async function placesOf(world: World, name: string): Promise<readonly Place[]> {
  if (name === 'pages') return [...pages, ...morePages].map((path) => ({ path }));
  const [, kind, number] = partName.exec(name) ?? [];
  if (kind === undefined)
    throw new Refused('bad-parameter', `The parameter “part” does not name a part: “${name.slice(0, 60)}”.`);
  const places =
    kind === 'records' ? (await recordsIn(world, Number(number))).places : await entitiesIn(world, Number(number));
  if (places.length === 0) throw new Refused('not-found', 'The map of this site has no such part.');
  return places;
}

async function sitemap(world: World, ask: Ask): Promise<string> {
  const part = single(ask, 'part');
  const site = world.site();
  if (part === undefined) return written(site, 'sitemap', await parts(world));
  return written(site, 'url', await placesOf(world, part));
}

/** Every public page, for programs that look for them: a list of parts, or one part of at most 10,000 addresses. */
export const sitemapFace: Face = {
  forms: 'page',
  answer: async (world, ask) => ({
    status: 200,
    type: 'application/xml; charset=utf-8',
    text: await sitemap(world, ask),
  }),
};

/** What crawlers are asked to leave alone, and where the map is. */
export const robotsFace: Face = {
  forms: 'page',
  answer: async (world) => ({
    status: 200,
    type: 'text/plain; charset=utf-8',
    text: `User-agent: *\nDisallow: /records?\nDisallow: /records.json?\nSitemap: ${world.site()}/sitemap.xml\n`,
  }),
};
