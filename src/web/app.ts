import { type Context, Hono } from 'hono';
import { type Problem, problem, Refused } from '../core/errors.ts';
import { allows, reader } from '../core/policy.ts';
import type { World } from '../core/ports.ts';
import { addressOf, checkQuery, openData, problemOf, securityHeaders } from './door.ts';
import { Moved } from './face.ts';
import { type Page, PageCache, sealPage } from './page-cache.ts';
import { problemPage } from './pages/problem.ts';
import { twinOf } from './parts/address.ts';
import { type Route, routes } from './routes.ts';

const PAGE_BUDGET = 64 * 1024 * 1024;
const FRESH = { 'cache-control': 'no-cache' };
const FOR_GOOD = { 'cache-control': 'public, max-age=31536000, immutable' };

// Only the path tells, with whatever follows it: a query may end with anything.
const isTwin = (address: string): boolean => /^[^?#]*\.json(?:[?#]|$)/.test(address);

// A twin is routed as its page; `/index.json` is the twin of the front page.
function routedPath(request: Request): string {
  const address = request.url.slice(request.url.indexOf('/', 8));
  const end = address.search(/[?#]/);
  const path = end < 0 ? address : address.slice(0, end);
  if (path === '/index.json') return '/';
  return path.endsWith('.json') ? path.slice(0, -'.json'.length) : path;
}

async function refuse(found: Problem, address: string, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  const [type, text] = isTwin(address)
    ? ['application/json; charset=utf-8', JSON.stringify(found)]
    : ['text/html; charset=utf-8', String(await problemPage(found))];
  const again = found.status === 503 ? { 'retry-after': '2' } : {};
  const headers = { ...securityHeaders, 'cache-control': 'no-store', 'content-type': type, ...again, ...more };
  return new Response(text, { status: found.status, headers });
}

async function makePage(world: World, route: Route, context: Context): Promise<Page | Moved> {
  const url = new URL(context.req.url);
  const form = isTwin(url.pathname) ? 'json' : 'page';
  if (route.face.forms !== 'both' && route.face.forms !== form) throw new Refused('not-found');
  checkQuery(url.searchParams, route.query);
  const body = await route.face.answer(world, { path: context.req.param(), query: url.searchParams }, form);
  if (body instanceof Moved) return body;
  const headers = {
    ...securityHeaders,
    ...(form === 'json' || body.type.startsWith('text/csv') ? openData : {}),
    ...(route.keep ? FOR_GOOD : FRESH),
  };
  return sealPage(body, headers);
}

function move({ to, status }: Moved, address: string): Response {
  const location = isTwin(address) ? twinOf(to) : to;
  return new Response(null, { status, headers: { ...securityHeaders, ...FRESH, location } });
}

function send(page: Page, known: string | undefined): Response {
  if (known?.includes(page.etag)) return new Response(null, { status: 304, headers: page.headersAlone });
  return new Response(page.bytes, { status: page.status, headers: page.headers });
}

/** The web application over a world: every answer comes from the table of routes, or is a refusal in the same words. */
export function makeApp(world: World): Hono {
  const app = new Hono({ getPath: routedPath });
  const pages = new PageCache(PAGE_BUDGET);

  const answer =
    (route: Route) =>
    async (context: Context): Promise<Response> => {
      const address = addressOf(context.req.url);
      if (!allows(route.who, reader)) throw new Refused('not-allowed');
      const key = route.daily ? `${world.clock.now().slice(0, 'yyyy-mm-dd'.length)} ${address}` : address;
      const sequence = await world.store.sequence();
      const kept = pages.get(key, sequence);
      if (kept) return send(kept, context.req.header('if-none-match'));
      const made = await makePage(world, route, context);
      if (made instanceof Moved) return move(made, address);
      pages.put(key, sequence, made);
      return send(made, context.req.header('if-none-match'));
    };

  for (const route of routes) {
    app.on(route.method, route.path, answer(route));
    app.all(route.path, (context) => refuse(problem('method-not-allowed'), context.req.url, { allow: 'GET, HEAD' }));
  }
  app.notFound((context) => refuse(problem('not-found'), context.req.url));
  app.onError((error, context) => {
    const found = problemOf(error);
    if (found.status === 500) world.log.error(`An address could not be answered: ${context.req.routePath}`, error);
    return refuse(found, context.req.url);
  });
  return app;
}
