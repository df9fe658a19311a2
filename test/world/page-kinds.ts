import { routes } from '../../src/web/routes.ts';
import type { Furniture } from './open-house.ts';
import { secretNamed } from './people.ts';

/** An address that stands for a kind of page, and the status it answers with to whoever may see it, such as administrators. */
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
    '/records/download.csv': [
      '/records/download.csv',
      '/records/download.csv?q=recognition&country=CN&sort=oldest&page=2',
      ['/records/download.csv?country=ZZ', 400],
      ['/records/download.csv?limit=9', 400],
    ],
    '/records/download.excel.csv': ['/records/download.excel.csv'],
    '/records/download.long.csv': ['/records/download.long.csv'],
    '/records/download.ndjson': ['/records/download.ndjson'],
    '/records/download': ['/records/download.json', ['/records/download', 404]],
    '/records/download.parquet': ['/records/download.parquet'],
    '/records/download.sqlite': ['/records/download.sqlite'],
    '/data': ['/data'],
    '/data/sql': ['/data/sql'],
    '/data/sql/:version/:file': [['/data/sql/0/worker.js', 404]],
    '/data/:release': [
      ['/data/latest', 404],
      ['/data/2026-01-01', 404],
    ],
    '/data/:release/:file': [['/data/latest/records.csv', 404]],
    '/data/:release/vocabularies/:file': [['/data/latest/vocabularies/country.json', 404]],
    '/records/:id': [
      `/records/${sensenets}`,
      `/records/${edited}`,
      `/records/${annotated}`,
      [`/records/${withdrawn}`, 410],
      [`/records/${merged}`, 301],
      ['/records/CB-999999', 404],
      [`/records/${has.draft}`, 404],
      [`/records/${edited}@1`, 301],
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
    '/records/:id/cite': [
      `/records/${edited}/cite`,
      `/records/${edited}@1/cite`,
      [`/records/${edited}@99/cite`, 404],
      [`/records/${withdrawn}/cite`, 410],
      [`/records/${merged}/cite`, 301],
      `/records/${merged}@1/cite`,
    ],
    '/records/:id/cite.apa.txt': [`/records/${edited}@1/cite.apa.txt`, [`/records/${withdrawn}/cite.apa.txt`, 410]],
    '/records/:id/cite.bib': [`/records/${sensenets}/cite.bib`],
    '/records/:id/cite.ris': [`/records/${sensenets}/cite.ris`],
    '/records/:id/cite.csl': [`/records/${sensenets}@1/cite.csl.json`, [`/records/${merged}/cite.csl.json`, 301]],
    '/records/:id/as': [
      `/records/${sensenets}/as`,
      `/records/${edited}/as`,
      [`/records/${withdrawn}/as`, 410],
      [`/records/${merged}/as`, 301],
    ],
    '/records/:id/as/oecd': [`/records/${sensenets}/as/oecd.json`, [`/records/${withdrawn}/as/oecd.json`, 410]],
    '/records/:id/as/aiid': [`/records/${sensenets}/as/aiid.json`, [`/records/${merged}/as/aiid.json`, 301]],
    '/records/:id/as/osv': [`/records/${sensenets}/as/osv.json`, ['/records/CB-999999/as/osv.json', 404]],
    '/records/:id/as/veris': [`/records/${sensenets}/as/veris.json`],
    '/records/:id/since/:number': [
      `/records/${edited}/since/1`,
      `/records/${sensenets}/since/1`,
      `/records/${merged}/since/1`,
      [`/records/${edited}/since/99`, 404],
    ],
    '/records/:id/improve': [
      `/records/${sensenets}/improve`,
      `/records/${sensenets}/improve?field=people_affected`,
      `/records/${sensenets}/improve?field=operator`,
    ],
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
    '/records/:id/respond': [
      `/records/${sensenets}/respond`,
      [`/records/${withdrawn}/respond`, 410],
      [`/records/${merged}/respond`, 302],
      [`/records/${has.draft}/respond`, 404],
    ],
    '/respond': ['/respond'],
    '/complain': ['/complain', `/complain?record=${sensenets}`],
    '/complaints': ['/complaints', ['/complaints?page=2', 400]],
    '/corrections': ['/corrections', '/corrections?before=3', ['/corrections?before=x', 400]],
    '/desk': ['/desk', '/desk?kind=report&order=newest&each=yes', ['/desk?kind=letter', 400]],
    '/desk/:item': [
      `/desk/${has.report}`,
      `/desk/${has.response}`,
      `/desk/${has.complaint}`,
      `/desk/${has.proposal}`,
      ['/desk/R-999', 404],
    ],
    '/desk/:item/accept': [
      `/desk/${has.report}/accept?records=${sensenets},${edited}`,
      `/desk/${has.report}/accept?new=2`,
      [`/desk/${has.response}/accept`, 404],
    ],
    '/desk/records': ['/desk/records', [`/desk/records?id=${sensenets}`, 302]],
    '/desk/records/:id': [
      ...[sensenets, edited, withdrawn, merged, has.draft].map((id) => `/desk/records/${id}`),
      ['/desk/records/CB-999999', 404],
    ],
    '/desk/entities': ['/desk/entities'],
    '/desk/entities/:id': [`/desk/entities/${has.entity}`, ['/desk/entities/E-999999', 404]],
    '/desk/sources': ['/desk/sources', `/desk/sources?source=${has.source}`],
    '/feeds/new.atom': ['/feeds/new.atom'],
    '/feeds/new.rss': ['/feeds/new.rss'],
    '/feeds/new': ['/feeds/new.json'],
    '/feeds/changes.atom': ['/feeds/changes.atom'],
    '/feeds/changes.rss': ['/feeds/changes.rss'],
    '/feeds/changes': ['/feeds/changes.json'],
    '/feeds/corrections.atom': ['/feeds/corrections.atom'],
    '/feeds/corrections.rss': ['/feeds/corrections.rss'],
    '/feeds/corrections': ['/feeds/corrections.json'],
    '/records/:id/feed.atom': [
      `/records/${edited}/feed.atom`,
      `/records/${withdrawn}/feed.atom`,
      [`/records/${merged}/feed.atom`, 301],
      [`/records/${has.draft}/feed.atom`, 404],
    ],
    '/records/:id/feed.rss': [`/records/${edited}/feed.rss`, [`/records/${merged}/feed.rss`, 301]],
    '/records/:id/feed': [`/records/${edited}/feed.json`, [`/records/${merged}/feed.json`, 301]],
    '/entities/:id/feed.atom': [`/entities/${has.entity}/feed.atom`, [`/entities/${has.privatePerson}/feed.atom`, 404]],
    '/entities/:id/feed.rss': [`/entities/${has.entity}/feed.rss`],
    '/entities/:id/feed': [`/entities/${has.entity}/feed.json`],
    '/records/feed.atom': ['/records/feed.atom?q=recognition&country=CN', ['/records/feed.atom?country=ZZ', 400]],
    '/records/feed.rss': ['/records/feed.rss?q=recognition', ['/records/feed.rss', 400]],
    '/records/feed': ['/records/feed.json?q=recognition', ['/records/feed.json', 400]],
    '/embed/:id': [
      `/embed/${sensenets}`,
      [`/embed/${withdrawn}`, 410],
      [`/embed/${merged}`, 301],
      [`/embed/${has.draft}`, 404],
    ],
    '/oembed': [
      ['/oembed', 400],
      ['/oembed?url=https%3A%2F%2Felsewhere.example%2F', 404],
    ],
    '/sitemap.xml': ['/sitemap.xml', '/sitemap.xml?part=records-1', ['/sitemap.xml?part=x', 400]],
    '/follow': [
      '/follow',
      `/follow?what=/records/${sensenets}`,
      ['/follow?what=/desk', 400],
      [`/follow?what=/records/${has.draft}`, 404],
    ],
    '/follow/confirm/:secret': ['/follow/confirm/nothing'],
    '/follow/stop/:secret': ['/follow/stop/nothing'],
    '/report': ['/report'],
    '/receipt': ['/receipt'],
    '/sign-in': ['/sign-in', '/sign-in?to=%2Fdesk'],
    '/sign-in/forgotten': ['/sign-in/forgotten'],
    '/sign-in/openid/back': ['/sign-in/openid/back', '/sign-in/openid/back?code=none&state=in'],
    '/sign-in/second': ['/sign-in/second'],
    '/sign-in/set-up': ['/sign-in/set-up'],
    '/welcome/:ticket': [`/welcome/${secretNamed('w')}`, ['/welcome/none', 404]],
    '/account': ['/account'],
    '/desk/accounts': ['/desk/accounts'],
    '/desk/webhooks': ['/desk/webhooks'],
    '/desk/audit': ['/desk/audit', '/desk/audit?actor=keeper&action=take-in', ['/desk/audit?page=9999', 400]],
    '/desk/audit.csv': ['/desk/audit.csv', '/desk/audit.csv?actor=keeper'],
    '/api': ['/api'],
    '/api/v1/openapi': ['/api/v1/openapi.json'],
    '/api/v1/records': [
      '/api/v1/records',
      '/api/v1/records?q=recognition&country=CN&fields=title&limit=2',
      ['/api/v1/records?limit=201', 400],
    ],
    '/api/v1/records/:id': [
      `/api/v1/records/${sensenets}`,
      [`/api/v1/records/${withdrawn}`, 410],
      [`/api/v1/records/${merged}`, 301],
      [`/api/v1/records/${has.draft}`, 404],
    ],
    '/api/v1/records/:id/revisions': [
      `/api/v1/records/${edited}/revisions`,
      [`/api/v1/records/${withdrawn}/revisions`, 410],
    ],
    '/api/v1/records/:id/revisions/:number': [
      `/api/v1/records/${edited}/revisions/1`,
      [`/api/v1/records/${edited}/revisions/99`, 404],
    ],
    '/api/v1/sources': ['/api/v1/sources'],
    '/api/v1/sources/:id': [`/api/v1/sources/${has.source}`, ['/api/v1/sources/S-999999', 404]],
    '/api/v1/entities': ['/api/v1/entities', '/api/v1/entities?starts=S'],
    '/api/v1/entities/:id': [`/api/v1/entities/${has.entity}`, [`/api/v1/entities/${has.privatePerson}`, 404]],
    '/api/v1/vocabularies': ['/api/v1/vocabularies'],
    '/api/v1/vocabularies/:name': ['/api/v1/vocabularies/technology', ['/api/v1/vocabularies/nothing', 404]],
    '/api/v1/statistics': ['/api/v1/statistics', '/api/v1/statistics?q=recognition'],
    '/api/v1/changes': ['/api/v1/changes', '/api/v1/changes?since=3&limit=2'],
    '/api/v1/lookup': ['/api/v1/lookup?url=https://news.example/1', ['/api/v1/lookup?url=x', 400]],
    '/api/v1/reports/ticket': ['/api/v1/reports/ticket'],
    '/access': ['/access'],
    '/about': ['/about'],
    '/schema/record-1': ['/schema/record-1.json'],
    '/style.css': ['/style.css'],
    '/islands/:name': ['/islands/report.js', ['/islands/nothing.js', 404]],
    '/favicon.svg': ['/favicon.svg'],
    '/robots.txt': ['/robots.txt'],
    '/healthz': ['/healthz'],
    '/readyz': ['/readyz'],
  };
}

/** An example for every kind of page, made along the table of routes; throws when a route has no example. */
export function pageKinds(has: Furniture): readonly Kind[] {
  const known = examples(has);
  const pages = routes.filter(({ method }) => method === 'GET');
  const kinds = pages.flatMap(({ path }) => {
    const addresses = known[path];
    if (!addresses) throw new Error(`test/world/page-kinds.ts has no example for the route ${path}`);
    return addresses.map((entry): Kind => {
      const [address, status] = typeof entry === 'string' ? [entry, 200] : [entry[0] ?? '', entry[1] ?? 200];
      return { route: path, address: String(address), status: Number(status) };
    });
  });
  return [...kinds, { route: 'none', address: '/nowhere', status: 404 }];
}

/** Those of the kinds that answer with a page to look at, to an administrator who is signed in. */
export function visiblePages(has: Furniture): readonly string[] {
  const files =
    /\.(?:json|css|js|csv|ndjson|parquet|sqlite|svg|txt|atom|rss|bib|ris|xml)$|^\/(?:healthz|readyz)$|^\/api\//;
  return pageKinds(has)
    .filter(({ address, status }) => !files.test(address.split('?')[0] ?? '') && status !== 301 && status !== 302)
    .map(({ address }) => address);
}
