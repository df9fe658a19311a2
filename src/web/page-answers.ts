import type { Context } from 'hono';
import { Refused } from '../core/errors.ts';
import { allows } from '../core/policy.ts';
import type { World } from '../core/ports.ts';
import { stranger, type Visitor, visitorOf } from './actor.ts';
import { addressOf, checkQuery, frameHeaders, openData, pageHeaders, securityHeaders } from './door.ts';
import { type Body, Flow, Moved, type PartAsked } from './face.ts';
import { flowing } from './flowing.ts';
import { newOnce } from './form-face.ts';
import { type Page, PageCache, sealPage } from './page-cache.ts';
import { isTwin, twinOf } from './parts/address.ts';
import { knowing, type Reading } from './reading.ts';
import { isForAccounts, looksAtVisitor, type PageRoute } from './route.ts';

const PAGE_BUDGET = 64 * 1024 * 1024;
const FIXED_BUDGET = 4 * 1024 * 1024;
const DATA_TYPES = /^(?:text\/(?:csv|plain|xml)|application\/)/;
const FRESH = { 'cache-control': 'no-cache' };
const FOR_GOOD = { 'cache-control': 'public, max-age=31536000, immutable' };
const FOR_NOBODY = { 'cache-control': 'no-store' };

type Asked = {
  readonly route: PageRoute;
  readonly context: Context;
  readonly address: string;
  readonly visitor: Visitor;
};
type FindReading = (cookies: string | undefined) => Promise<Reading>;

// Public data is open to pages of other sites; what depends on who asks is not.
function headersOf(route: PageRoute, body: Body, form: 'page' | 'json') {
  const isData = form === 'json' || DATA_TYPES.test(body.type);
  return {
    ...pageHeaders(body.text, body.islands),
    ...(route.framed && form === 'page' ? frameHeaders : {}),
    ...(isData && !looksAtVisitor(route) ? openData : {}),
    ...(route.keep ? FOR_GOOD : FRESH),
  };
}

function partAsked({ req }: Context): PartAsked {
  return { range: req.header('range'), ifRange: req.header('if-range'), ifNoneMatch: req.header('if-none-match') };
}

async function makePage(world: World, { route, context, visitor }: Asked): Promise<Page | Moved | Flow> {
  const url = new URL(context.req.url);
  const form = isTwin(url.pathname) ? 'json' : 'page';
  if (route.face.forms !== 'both' && route.face.forms !== form) throw new Refused('not-found');
  checkQuery(url.searchParams, route.query);
  const once = route.fresh || looksAtVisitor(route) ? newOnce(world) : undefined;
  const part = partAsked(context);
  const ask = { path: context.req.param(), query: url.searchParams, visitor, once, part };
  const body = await route.face.answer(world, ask, form);
  if (body instanceof Moved || body instanceof Flow) return body;
  return sealPage(body, headersOf(route, body, form));
}

function move({ to, status }: Moved, address: string): Response {
  const location = isTwin(address) ? twinOf(to) : to;
  return new Response(null, { status, headers: { ...securityHeaders, ...FRESH, location } });
}

function send(page: Page, known: string | undefined): Response {
  if (known?.includes(page.etag)) return new Response(null, { status: 304, headers: page.headersAlone });
  return new Response(page.bytes, { status: page.status, headers: page.headers });
}

// Nobody keeps it: what it would be next time is not known before it was made.
function sendFlow(flow: Flow, route: PageRoute): Response {
  const { type, file, headers, status } = flow;
  const open = looksAtVisitor(route) ? {} : openData;
  const named = { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` };
  const isEmpty = status === 304 || status === 416;
  return new Response(isEmpty ? null : flowing(flow.bytes), {
    status,
    headers: { ...securityHeaders, ...open, ...FRESH, ...named, ...headers },
  });
}

// An answer that holds for this moment or this reader only: no cache on the way may keep it, and none of ours does.
function sendOnce(page: Page): Response {
  const { etag: _, ...headers } = page.headers;
  const again = page.status === 503 ? { 'retry-after': '2' } : {};
  return new Response(page.bytes, { status: page.status, headers: { ...headers, ...FOR_NOBODY, ...again } });
}

// Whoever may not come in, and is nobody yet, is shown where to sign in; a program is told.
function turnedAway({ route, address, visitor }: Asked): Response {
  if (visitor.actor.role !== 'reader' || !isForAccounts(route)) throw new Refused('not-allowed');
  if (isTwin(address)) throw new Refused('not-signed-in');
  const location = `/sign-in?to=${encodeURIComponent(address)}`;
  return new Response(null, { status: 303, headers: { ...securityHeaders, ...FOR_NOBODY, location } });
}

/** Makes the function that answers rows for reading: from what is kept where everybody gets the same, otherwise anew. */
export function makePageAnswers(world: World, readingFor: FindReading) {
  const pages = new PageCache(PAGE_BUDGET);
  // A cache of its own, since another sequence empties one.
  const fixedPages = new PageCache(FIXED_BUDGET);
  const always: Reading = { world, sequence: 0, isHeard: true, isOwn: false };

  async function answerOnce(from: World, asked: Asked): Promise<Response> {
    const made = await makePage(from, asked);
    if (made instanceof Flow) return sendFlow(made, asked.route);
    return made instanceof Moved ? move(made, asked.address) : sendOnce(made);
  }

  async function answerKept({ sequence, isHeard }: Reading, asked: Asked, cache = pages): Promise<Response> {
    const { route, context, address } = asked;
    const etag = context.req.header('if-none-match');
    const key = route.daily ? `${world.clock.now().slice(0, 'yyyy-mm-dd'.length)} ${address}` : address;
    const kept = cache.get(key, sequence);
    if (kept) return isHeard ? send(kept, etag) : sendOnce(kept);
    if (!isHeard) throw new Refused('database-away');
    const made = await makePage(knowing(world, sequence), asked);
    if (made instanceof Moved) return move(made, address);
    if (made instanceof Flow) return sendFlow(made, route);
    cache.put(key, sequence, made);
    return send(made, etag);
  }

  async function answerVisitor(asked: Asked, cookies: string | undefined): Promise<Response> {
    const visitor = await visitorOf(world, cookies);
    const known = { ...asked, visitor };
    if (!allows(asked.route.who, visitor.actor)) return turnedAway(known);
    const reading = await readingFor(cookies);
    return answerOnce(knowing(reading.world, reading.sequence), known);
  }

  return async (route: PageRoute, context: Context): Promise<Response> => {
    const asked = { route, context, address: addressOf(context.req.url), visitor: stranger };
    const cookies = context.req.header('cookie');
    if (looksAtVisitor(route)) return answerVisitor(asked, cookies);
    if (route.fresh) return answerOnce(world, asked);
    // What needs no database does not wait for one.
    if (route.fixed) return answerKept(always, asked, fixedPages);
    const reading = await readingFor(cookies);
    if (reading.isOwn) return answerOnce(knowing(reading.world, reading.sequence), asked);
    return answerKept(reading, asked);
  };
}
