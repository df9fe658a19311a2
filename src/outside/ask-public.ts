import { request as askPlain, type IncomingMessage } from 'node:http';
import { request as askSecure } from 'node:https';
import { networkInterfaces } from 'node:os';
import { addressBytes, isForbiddenAddress } from '../core/forbidden-address.ts';
import { type FetchFailure, literalHost, type Message } from '../core/outward.ts';
import { FetchRefused, failureOf, fetchLimits } from './fetched-body.ts';
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

/** How an address is asked: over which reach, until when, and with what, when it is not only read. */
export type Asking = {
  readonly reach: Reach;
  readonly signal: AbortSignal;
  readonly agent: string;
  readonly message?: Message;
};

// Connects to an IP address and nothing else: with one as its host, Node looks no name up.
function ask(url: URL, address: string, { reach, signal, agent, message }: Asking): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  const options = {
    host: address,
    port: reach.port(url.port === '' ? (isSecure ? 443 : 80) : Number(url.port)),
    path: `${url.pathname}${url.search}`,
    method: message ? 'POST' : 'GET',
    headers: {
      ...{ host: url.host, 'user-agent': agent, accept: '*/*', 'accept-encoding': 'gzip, deflate, br' },
      ...message?.headers,
    },
    servername: literalHost(url) ? '' : url.hostname,
    ca: reach.authorities,
    agent: false,
    maxHeaderSize: fetchLimits.headerBytes,
    signal,
  };
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asked = isSecure ? askSecure(options, resolve) : askPlain(options, resolve);
    asked.on('error', reject);
    asked.on('upgrade', (_answer, socket) => {
      socket.destroy();
      reject(new FetchRefused('bad-answer'));
    });
    asked.end(message?.body);
  });
}

/** Asks an address of the public internet, whose name is looked up once; throws `FetchRefused` where it may not be asked. */
export async function askPublic(url: URL, how: Asking): Promise<IncomingMessage> {
  return ask(url, await checkedAddress(url, how.reach, how.signal), how);
}

/** Does something on the internet within the time of a reach, and tells why it failed in a word of ours. */
export async function inTime<T>(
  reach: Reach,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | { readonly ok: false; readonly why: FetchFailure }> {
  const control = new AbortController();
  const end = setTimeout(() => control.abort(), reach.milliseconds);
  try {
    return await work(control.signal);
  } catch (error) {
    return { ok: false, why: control.signal.aborted ? 'too-slow' : failureOf(error) };
  } finally {
    clearTimeout(end);
    // Whatever is still open is of no use to anybody.
    control.abort();
  }
}
