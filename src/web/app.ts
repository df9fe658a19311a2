import { type Context, Hono } from 'hono';
import { problem, Refused } from '../core/errors.ts';
import { allows, reader } from '../core/policy.ts';
import type { World } from '../core/ports.ts';
import { addressOf, checkQuery, openData, problemOf, securityHeaders } from './door.ts';
import { Moved } from './face.ts';
import { type Page, PageCache, sealPage } from './page-cache.ts';
import { isTwin, twinOf } from './parts/address.ts';
import { makeReadings, type Reading } from './reading.ts';
import { refuse } from './refusal.ts';
import { type Route, routes } from './routes.ts';
import { withoutWordsOf } from './words-of-reader.ts';

const PAGE_BUDGET = 64 * 1024 * 1024;
const FRESH = { 'cache-control': 'no-cache' };
const FOR_GOOD = { 'cache-control': 'public, max-age=31536000, immutable' };
const FOR_NOBODY = { 'cache-control': 'no-store' };
const NO_ROUTE = 'none';

type Give = (context: Context) => Promise<Response>;
type Asked = { readonly route: Route; readonly context: Context; readonly address: string };

// A twin is routed as its page; `/index.json` is the twin of the front page.
function routedPath(request: Request): string {
  const address = request.url.slice(request.url.indexOf('/', 8));
  const end = address.search(/[?#]/);
  const path = end < 0 ? address : address.slice(0, end);
  if (path === '/index.json') return '/';
  return path.endsWith('.json') ? path.slice(0, -'.json'.length) : path;
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

// A page is kept under a sequence, so the lists on it must not be older either.
function knowing(world: World, sequence: number): World {
  return { ...world, queries: world.queries.asOf(sequence) };
}

function move({ to, status }: Moved, address: string): Response {
  const location = isTwin(address) ? twinOf(to) : to;
  return new Response(null, { status, headers: { ...securityHeaders, ...FRESH, location } });
}

function send(page: Page, known: string | undefined): Response {
  if (known?.includes(page.etag)) return new Response(null, { status: 304, headers: page.headersAlone });
  return new Response(page.bytes, { status: page.status, headers: page.headers });
}

// An answer that holds for this moment or this reader only: no cache on the way may keep it, and none of ours does.
function sendOnce(page: Page): Response {
  const { etag: _, ...headers } = page.headers;
  const again = page.status === 503 ? { 'retry-after': '2' } : {};
  return new Response(page.bytes, { status: page.status, headers: { ...headers, ...FOR_NOBODY, ...again } });
}

/** The web application over a world: every answer comes from the table of routes, or is a refusal in the same words. */
export function makeApp(world: World): Hono {
  const app = new Hono({ getPath: routedPath });
  const pages = new PageCache(PAGE_BUDGET);
  const readingFor = makeReadings(world);

  async function answerOnce(asked: World, { route, context }: Asked): Promise<Response> {
    const made = await makePage(asked, route, context);
    return made instanceof Moved ? move(made, context.req.url) : sendOnce(made);
  }

  async function answerKept({ sequence, isHeard }: Reading, { route, context, address }: Asked): Promise<Response> {
    const etag = context.req.header('if-none-match');
    const key = route.daily ? `${world.clock.now().slice(0, 'yyyy-mm-dd'.length)} ${address}` : address;
    const kept = pages.get(key, sequence);
    if (kept) return isHeard ? send(kept, etag) : sendOnce(kept);
    if (!isHeard) throw new Refused('database-away');
    const made = await makePage(knowing(world, sequence), route, context);
    if (made instanceof Moved) return move(made, address);
    pages.put(key, sequence, made);
    return send(made, etag);
  }

  // What needs no database is answered without one, too.
  async function readingOf({ route, context }: Asked): Promise<Reading | undefined> {
    if (route.fresh) return undefined;
    try {
      const reading = await readingFor(context.req.header('cookie'));
      return route.fixed && !reading.isHeard ? undefined : reading;
    } catch (error) {
      if (route.fixed) return undefined;
      throw error;
    }
  }

  const answer =
    (route: Route): Give =>
    async (context) => {
      const asked = { route, context, address: addressOf(context.req.url) };
      if (!allows(route.who, reader)) throw new Refused('not-allowed');
      const reading = await readingOf(asked);
      if (!reading) return answerOnce(world, asked);
      if (reading.isOwn) return answerOnce(knowing(reading.world, reading.sequence), asked);
      return answerKept(reading, asked);
    };

  const fail = (error: unknown, { route, context }: { route: string; context: Context }) => {
    const found = problemOf(error);
    const { url } = context.req;
    if (found.status === 500) world.log.error(`An address could not be answered: ${route}`, withoutWordsOf(url, error));
    return refuse(found, url);
  };

  // Whoever counts and logs hears of the route, never of the address.
  const told =
    (route: string, give: Give): Give =>
    async (context) => {
      const from = performance.now();
      const response = await give(context).catch((error: unknown) => fail(error, { route, context }));
      world.answered?.({ route, status: response.status, milliseconds: performance.now() - from });
      return response;
    };

  for (const route of routes) {
    const { method, path } = route;
    app.on(method, path, told(path, answer(route)));
    app.all(
      path,
      told(path, async ({ req }) => refuse(problem('method-not-allowed'), req.url, { allow: 'GET, HEAD' })),
    );
  }
  app.notFound(told(NO_ROUTE, async ({ req }) => refuse(problem('not-found'), req.url)));
  app.onError((error, context) => fail(error, { route: NO_ROUTE, context }));
  return app;
}
