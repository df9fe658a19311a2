import type { Problem } from '../core/errors.ts';
import { isApiAddress, PROBLEM_TYPE, toldProblem } from './api/problem.ts';
import { openData, securityHeaders } from './door.ts';
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

async function told(found: Problem, address: string, isApi: boolean): Promise<readonly [type: string, text: string]> {
  if (isApi) return [PROBLEM_TYPE, JSON.stringify(toldProblem(found))];
  if (isTwin(address)) return [JSON_TYPE, JSON.stringify(found)];
  return [HTML_TYPE, String(await problemPage(found, address))];
}

/** The answer to a request that is refused, in the form that was asked for; it needs nothing but the problem. */
export async function refuse(
  found: Problem,
  address: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const isApi = isApiAddress(address);
  const [type, text] = await told(found, address, isApi);
  const headers = {
    ...securityHeaders,
    ...(isApi && openData),
    'cache-control': 'no-store',
    'content-type': type,
    ...retryOf(found),
    ...more,
  };
  return new Response(text, { status: found.status, headers });
}
