import type { Context } from 'hono';
import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { openData, securityHeaders } from '../door.ts';
import { takesJson } from './accepted.ts';
import { headerOf } from './header-of.ts';
import { type Count, RateLimit } from './rate-limit.ts';

/** Gives the answer to a request that was counted. */
export type GiveCounted = (context: Context, count: Count) => Promise<Response>;

const EXPOSED = 'etag, last-modified, ratelimit, ratelimit-policy, retry-after';
const DAY = '86400';

/** What pages of other sites may see of an answer of the API. */
export const sharedHeaders = { ...openData, 'access-control-expose-headers': EXPOSED } as const;

// Other sites may read; a report is sent from here or by a program, which asks no browser for leave.
function permitted(allow: string, count: Count): Response {
  const methods = { allow: `${allow}, OPTIONS`, 'access-control-allow-methods': 'GET, HEAD' };
  const asking = { 'access-control-allow-headers': 'if-none-match, if-modified-since', 'access-control-max-age': DAY };
  const headers = { ...securityHeaders, ...sharedHeaders, ...methods, ...asking, ...count.headers() };
  return new Response(null, { status: 204, headers });
}

/** What the door needs beside what is to be answered: the methods of the address, and how a refusal is said. */
export type AtDoor = {
  readonly allow: string;
  readonly refused: (error: unknown, context: Context) => Promise<Response>;
};

async function passed(give: GiveCounted, context: Context, count: Count): Promise<Response> {
  if (count.wait > 0) throw new Refused('too-many', 'Too many requests came from this network. Please go slower.');
  if (!takesJson(headerOf(context, 'accept'))) throw new Refused('not-acceptable');
  return give(context, count);
}

/** Makes the door of the API: every request is counted, may ask what it may do, and is refused in one form. */
export function makeApiDoor(world: World) {
  const limit = new RateLimit(world);
  return (give: GiveCounted, { allow, refused }: AtDoor) =>
    async (context: Context): Promise<Response> => {
      const count = limit.count(context);
      if (context.req.method === 'OPTIONS') return permitted(allow, count);
      const response = await passed(give, context, count).catch((error: unknown) => refused(error, context));
      if (response.status < 400 && response.status !== 201) return response;
      for (const [name, value] of Object.entries({ ...sharedHeaders, ...count.headers() }))
        response.headers.set(name, value);
      if (count.wait > 0) response.headers.set('retry-after', String(Math.ceil(count.wait / 1_000)));
      return response;
    };
}
