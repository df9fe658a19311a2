import type { Problem } from '../core/errors.ts';
import { securityHeaders } from './door.ts';
import { problemPage } from './pages/problem.ts';
import { isTwin } from './parts/address.ts';

// Seconds after which it is worth asking again: a search thread is soon free, a database takes a moment to come back.
const BUSY = '2';
const AWAY = '5';

/** The answer to a request that is refused, in the form that was asked for; it needs nothing but the problem. */
export async function refuse(
  found: Problem,
  address: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const [type, text] = isTwin(address)
    ? ['application/json; charset=utf-8', JSON.stringify(found)]
    : ['text/html; charset=utf-8', String(await problemPage(found))];
  const again = found.status === 503 ? { 'retry-after': found.code === 'database-away' ? AWAY : BUSY } : {};
  const headers = { ...securityHeaders, 'cache-control': 'no-store', 'content-type': type, ...again, ...more };
  return new Response(text, { status: found.status, headers });
}
