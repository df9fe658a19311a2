import { request as askPlain, type IncomingMessage } from 'node:http';
import { request as askSecure } from 'node:https';
import { networkInterfaces } from 'node:os';
import { addressBytes, isForbiddenAddress } from '../core/forbidden-address.ts';
import { type Fetched, type FetchedPage, type FetchPublic, literalHost, outwardAddress } from '../core/outward.ts';
import { FetchRefused, failureOf, fetchLimits, readBody } from './fetched-body.ts';
import { resolveName } from './resolve-txt.ts';

/**
 * How the internet is reached: who resolves names, which IP addresses nothing may lead to, the port behind 80 and 443, and
 * the milliseconds for everything together. Only tests have another one than `openInternet`.
 */
export type Reach = {
  readonly resolve: (name: string, signal: AbortSignal) => Promise<readonly string[]>;
  readonly isForbidden: (address: string) => boolean;
  readonly port: (asked: number) => number;
  readonly milliseconds: number;
  /** Certificates that are trusted instead of the usual ones. */
  readonly authorities?: string;
};

type Step = FetchedPage | { readonly location: string };

const agent = 'Casebook/1 (checks what people report)';
const redirects = new Set([301, 302, 303, 307, 308]);

function isOwn(address: string): boolean {
  const bytes = String(addressBytes(address));
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return own.some((one) => String(addressBytes(one.address.split('%')[0] ?? '')) === bytes);
}

/** The public internet, and nothing of this machine or its networks. */
export const openInternet: Reach = {
  resolve: resolveName,
  isForbidden: (address) => isForbiddenAddress(address) || isOwn(address),
  port: (asked) => asked,
  milliseconds: fetchLimits.milliseconds,
};

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new FetchRefused('too-slow')), { once: true });
    work.then(resolve, reject);
  });
}

// The one address that is connected to. A name with a single forbidden answer is refused as a whole, because whoever
// mixes them is trying something.
async function checkedAddress(url: URL, reach: Reach, signal: AbortSignal): Promise<string> {
  const literal = literalHost(url);
  const all = literal ? [literal] : await orAborted(reach.resolve(url.hostname, signal), signal);
  if (all.some(reach.isForbidden)) throw new FetchRefused('forbidden');
  const [first] = all;
  if (first === undefined) throw new FetchRefused('unreachable');
  return first;
}

// Connects to an IP address and nothing else: with one as its host, Node looks no name up.
function ask(url: URL, address: string, how: { readonly reach: Reach; readonly signal: AbortSignal }) {
  const isSecure = url.protocol === 'https:';
  const options = {
    host: address,
    port: how.reach.port(url.port === '' ? (isSecure ? 443 : 80) : Number(url.port)),
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, 'user-agent': agent, accept: '*/*', 'accept-encoding': 'gzip, deflate, br' },
    servername: literalHost(url) ? '' : url.hostname,
    ca: how.reach.authorities,
    agent: false,
    maxHeaderSize: fetchLimits.headerBytes,
    signal: how.signal,
  };
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asked = isSecure ? askSecure(options, resolve) : askPlain(options, resolve);
    asked.on('error', reject);
    asked.on('upgrade', (_answer, socket) => {
      socket.destroy();
      reject(new FetchRefused('bad-answer'));
    });
    asked.end();
  });
}

async function step(url: URL, reach: Reach, signal: AbortSignal): Promise<Step> {
  const answer = await ask(url, await checkedAddress(url, reach, signal), { reach, signal });
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
  return async (address): Promise<Fetched> => {
    const control = new AbortController();
    const end = setTimeout(() => control.abort(), reach.milliseconds);
    try {
      return await follow(address, reach, control.signal);
    } catch (error) {
      return { ok: false, why: control.signal.aborted ? 'too-slow' : failureOf(error) };
    } finally {
      clearTimeout(end);
      // Whatever is still open is of no use to anybody.
      control.abort();
    }
  };
}

/** Fetches from the public internet. */
export const fetchPublic: FetchPublic = fetchPublicBy(openInternet);
