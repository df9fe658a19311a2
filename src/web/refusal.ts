import type { Problem } from '../core/errors.ts';
import { securityHeaders } from './door.ts';
import { HTML_TYPE, JSON_TYPE } from './face.ts';
import { problemPage } from './pages/problem.ts';
import { isTwin } from './parts/address.ts';

// Seconds after which it is worth asking again: a search thread is soon free, a database takes a moment to come back.
const AWAY = '5';
const BUSY = '2';
const MANY = '60';

/** The header that says when to ask again, for problems that pass. */
export function retryOf({ code, status }: Problem): Readonly<Record<string, string>> {
  if (status === 429) return { 'retry-after': MANY };
  return status === 503 ? { 'retry-after': code === 'database-away' ? AWAY : BUSY } : {};
}

/** The answer to a request that is refused, in the form that was asked for; it needs nothing but the problem. */
export async function refuse(
  found: Problem,
  address: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const [type, text] = isTwin(address)
    ? [JSON_TYPE, JSON.stringify(found)]
    : [HTML_TYPE, String(await problemPage(found, address))];
  const headers = {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': type,
    ...retryOf(found),
    ...more,
  };
  return new Response(text, { status: found.status, headers });
}
