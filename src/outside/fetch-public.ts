import { type Fetched, type FetchedPage, type FetchPublic, outwardAddress } from '../core/outward.ts';
import { askPublic, inTime, openInternet, type Reach } from './ask-public.ts';
import { FetchRefused, fetchLimits, readBody } from './fetched-body.ts';

type Step = FetchedPage | { readonly location: string };

const agent = 'Casebook/1 (checks what people report)';
const redirects = new Set([301, 302, 303, 307, 308]);

async function step(url: URL, reach: Reach, signal: AbortSignal): Promise<Step> {
  const answer = await askPublic(url, { reach, signal, agent });
  try {
    const { statusCode: status = 0, headers } = answer;
    if (redirects.has(status) && headers.location !== undefined) return { location: headers.location };
    const body = await readBody(answer, signal);
    return { ok: true, address: url.href, status, type: headers['content-type'] ?? '', body };
  } finally {
    answer.destroy();
  }
}

async function follow(text: string, reach: Reach, signal: AbortSignal): Promise<FetchedPage> {
  let url = outwardAddress(text);
  for (let left = fetchLimits.redirects; left >= 0; left -= 1) {
    if (url === undefined) throw new FetchRefused('forbidden');
    const made: Step = await step(url, reach, signal);
    if ('ok' in made) return made;
    url = outwardAddress(made.location, url);
  }
  throw new FetchRefused('too-many-redirects');
}

/** Makes what fetches addresses over this reach: no cookies, no credentials, and each redirect checked like the first. */
export function fetchPublicBy(reach: Reach): FetchPublic {
  return (address): Promise<Fetched> => inTime(reach, (signal) => follow(address, reach, signal));
}

/** Fetches from the public internet. */
export const fetchPublic: FetchPublic = fetchPublicBy(openInternet);
