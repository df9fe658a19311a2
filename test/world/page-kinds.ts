import { routes } from '../../src/web/routes.ts';
import type { Furniture } from './open-house.ts';

/** An address that stands for a kind of page, and the status it answers with. */
export type Kind = { readonly route: string; readonly address: string; readonly status: number };

// For each route of the table, addresses of the furnished house, with the status where it is not 200.
function examples(has: Furniture): Readonly<Record<string, readonly (string | readonly [string, number])[]>> {
  const { sensenets, edited, annotated, withdrawn, merged } = has;
  return {
    '/': ['/'],
    '/records': [
      '/records',
      '/records?q=recognition',
      '/records?q=%E6%B7%B1%E7%BD%91%E8%A7%86%E7%95%8C',
      '/records?q=facial+recogniton+datbase',
      '/records?q=recognition&country=CN&sort=oldest',
      '/records?page=2',
      '/records?all=country',
      ['/records?q=%22open', 400],
      ['/records?page=9999', 400],
    ],
    '/records/:id': [
      `/records/${sensenets}`,
      `/records/${edited}`,
      `/records/${annotated}`,
      [`/records/${withdrawn}`, 410],
      [`/records/${merged}`, 301],
      ['/records/CB-999999', 404],
      [`/records/${has.draft}`, 404],
    ],
    '/records/:id/history': [
      `/records/${sensenets}/history`,
      `/records/${edited}/history`,
      [`/records/${withdrawn}/history`, 410],
    ],
    '/records/:id/revisions/:number': [
      `/records/${edited}/revisions/1`,
      `/records/${edited}/revisions/2`,
      [`/records/${edited}/revisions/99`, 404],
    ],
    '/records/:id/revisions/:number/canonical': [`/records/${sensenets}/revisions/1/canonical.json`],
    '/records/:id/improve': [`/records/${sensenets}/improve`],
    '/entities': ['/entities', '/entities?starts=S', '/entities?starts=zzzz'],
    '/entities/:id': [`/entities/${has.entity}`, [`/entities/${has.privatePerson}`, 404]],
    '/sources/:id': [`/sources/${has.source}`, ['/sources/S-999999', 404]],
    '/statistics': [
      '/statistics',
      '/statistics?q=recognition&country=CN',
      '/statistics?q=zzzz',
      ['/statistics?country=ZZ', 400],
    ],
    '/statistics/coverage': ['/statistics/coverage', '/statistics/coverage?technology=facial-recognition'],
    '/statistics/cross': [
      '/statistics/cross',
      '/statistics/cross?rows=technology&columns=technology',
      '/statistics/cross?rows=operator&columns=country&q=recognition',
      ['/statistics/cross?rows=title', 400],
    ],
    '/statistics/cross.csv': ['/statistics/cross.csv?rows=sector&columns=issue'],
    '/statistics/:table': [
      '/statistics/years.csv',
      '/statistics/lag.json',
      ['/statistics/nothing.csv', 404],
      ['/statistics/years', 404],
    ],
    '/vocabularies': ['/vocabularies'],
    '/vocabularies/:name': ['/vocabularies/technology', '/vocabularies/country', ['/vocabularies/nothing', 404]],
    '/alias/:id': [
      ['/alias/AIAAIC0196', 300],
      ['/alias/AIAAIC0292', 302],
      ['/alias/nothing', 404],
    ],
    '/report': ['/report'],
    '/access': ['/access'],
    '/about': ['/about'],
    '/schema/record-1': ['/schema/record-1.json'],
    '/style.css': ['/style.css'],
    '/favicon.svg': ['/favicon.svg'],
    '/robots.txt': ['/robots.txt'],
    '/healthz': ['/healthz'],
    '/readyz': ['/readyz'],
  };
}

/** An example for every kind of page, made along the table of routes; throws when a route has no example. */
export function pageKinds(has: Furniture): readonly Kind[] {
  const known = examples(has);
  const kinds = routes.flatMap(({ path }) => {
    const addresses = known[path];
    if (!addresses) throw new Error(`test/world/page-kinds.ts has no example for the route ${path}`);
    return addresses.map((entry): Kind => {
      const [address, status] = typeof entry === 'string' ? [entry, 200] : [entry[0] ?? '', entry[1] ?? 200];
      return { route: path, address: String(address), status: Number(status) };
    });
  });
  return [...kinds, { route: 'none', address: '/nowhere', status: 404 }];
}

/** Those of the kinds that answer with a page to look at. */
export function visiblePages(has: Furniture): readonly string[] {
  const files = /\.(?:json|css|csv|svg|txt)$|^\/(?:healthz|readyz)$/;
  return pageKinds(has)
    .filter(({ address, status }) => !files.test(address.split('?')[0] ?? '') && status !== 301 && status !== 302)
    .map(({ address }) => address);
}
