import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { stranger } from '../actor.ts';
import { addressOf, securityHeaders } from '../door.ts';
import { type Body, Flow, Moved } from '../face.ts';
import { type Page, PageCache, sealPage } from '../page-cache.ts';
import { isTwin } from '../parts/address.ts';
import { knowing, type Reading } from '../reading.ts';
import type { PageRoute } from '../route.ts';
import { type Encoding, encodingFor } from './accepted.ts';
import { sharedHeaders } from './door.ts';
import { headerOf } from './header-of.ts';
import { type LastChange, LastChanges } from './last-change.ts';
import type { Count } from './rate-limit.ts';

const BUDGET = 24 * 1024 * 1024;
const FIXED_BUDGET = 4 * 1024 * 1024;
const SMALL = 1_000;
const FRESH = { 'cache-control': 'no-cache', vary: 'accept-encoding' };

const headers = { ...securityHeaders, ...sharedHeaders, ...FRESH };
const smaller = {
  br: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
} as const;

// Each form of the bytes has its own tag, since each is another answer.
async function encoded(page: Page, encoding: Encoding): Promise<Page> {
  if (encoding === 'identity' || page.bytes.byteLength < SMALL) return page;
  const bytes = new Uint8Array(await smaller[encoding](page.bytes));
  const etag = `${page.etag.slice(0, -1)}.${encoding}"`;
  const more = { etag, 'content-encoding': encoding };
  return {
    ...{ ...page, bytes, etag },
    headers: { ...page.headers, ...more, 'content-length': String(bytes.byteLength) },
    headersAlone: { ...page.headersAlone, etag },
  };
}

// As RFC 9110 has it: where there is a tag, the date is not looked at.
function isKnown(context: Context, page: Page, last: LastChange | undefined): boolean {
  const tags = headerOf(context, 'if-none-match');
  if (tags !== undefined) return tags.trim() === '*' || tags.includes(page.etag);
  const since = headerOf(context, 'if-modified-since');
  return since !== undefined && last !== undefined && Date.parse(since) >= last.time;
}

function send(context: Context, page: Page, { count, last }: { count: Count; last?: LastChange }): Response {
  const dated = last ? { 'last-modified': last.text } : {};
  if (isKnown(context, page, last)) {
    count.forgive();
    return new Response(null, { status: 304, headers: { ...page.headersAlone, ...dated, ...count.headers() } });
  }
  return new Response(page.bytes, { status: page.status, headers: { ...page.headers, ...dated, ...count.headers() } });
}

function sendOnce(page: Page, count: Count): Response {
  const { etag: _, ...kept } = page.headers;
  return new Response(page.bytes, {
    status: page.status,
    headers: { ...kept, 'cache-control': 'no-store', ...count.headers() },
  });
}

/**
 * Makes the function that answers rows of the API for reading. Nobody is known here and no cookie is looked at, so every
 * answer is the same for all and is kept as pages are: under the public sequence, and in each form of its bytes.
 */
export function makeApiAnswers(world: World, readingFor: (cookies: string | undefined) => Promise<Reading>) {
  const [pages, fixed] = [new PageCache(BUDGET), new PageCache(FIXED_BUDGET)];
  const changes = new LastChanges(world);
  let reading: Promise<Reading> | undefined;

  // All that the server has taken in at one turn was sent before this is read, so it is new enough for all of it.
  function readingNow({ env }: Context): Promise<Reading> {
    if (!(env && 'incoming' in env)) return readingFor(undefined);
    if (reading) return reading;
    reading = readingFor(undefined);
    setImmediate(() => {
      reading = undefined;
    });
    return reading;
  }

  async function bodyOf(from: World, route: PageRoute, context: Context): Promise<Body | Moved> {
    const { pathname, searchParams: query } = new URL(context.req.url);
    const form = isTwin(pathname) ? 'json' : 'page';
    if (route.face.forms !== form) throw new Refused('not-found');
    const body = await route.face.answer(from, { path: context.req.param(), query, visitor: stranger }, form);
    if (body instanceof Flow) throw new TypeError('an answer of the API is whole');
    return body;
  }

  const moved = ({ to, status }: Moved, count: Count): Response =>
    new Response(null, { status, headers: { ...headers, ...count.headers(), location: to } });

  async function answerFixed(route: PageRoute, context: Context, count: Count): Promise<Response> {
    const encoding = encodingFor(headerOf(context, 'accept-encoding'));
    const key = `${encoding} ${addressOf(context.req.url)}`;
    const kept = fixed.get(key, 0);
    if (kept) return send(context, kept, { count });
    const body = await bodyOf(world, route, context);
    if (body instanceof Moved) return moved(body, count);
    const page = await encoded(sealPage(body, headers), encoding);
    fixed.put(key, 0, page);
    return send(context, page, { count });
  }

  return async (route: PageRoute, context: Context, count: Count): Promise<Response> => {
    const address = addressOf(context.req.url);
    if (route.fixed) return answerFixed(route, context, count);
    if (route.fresh) {
      const body = await bodyOf(world, route, context);
      return body instanceof Moved ? moved(body, count) : sendOnce(sealPage(body, headers), count);
    }
    const { sequence, isHeard } = await readingNow(context);
    const encoding = encodingFor(headerOf(context, 'accept-encoding'));
    const key = `${encoding} ${address}`;
    const kept = pages.get(key, sequence);
    if (kept && !isHeard) return sendOnce(kept, count);
    if (!isHeard) throw new Refused('database-away');
    const last = await changes.at(sequence);
    if (kept) return send(context, kept, { count, last });
    const body = await bodyOf(knowing(world, sequence), route, context);
    if (body instanceof Moved) return moved(body, count);
    const page = await encoded(sealPage(body, headers), encoding);
    pages.put(key, sequence, page);
    return send(context, page, { count, last });
  };
}
