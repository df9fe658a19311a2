import { type Problem, problem, Refused } from '../core/errors.ts';
import { zeroCharacterIn } from '../core/zero-character.ts';
import type { Ask } from './face.ts';

/** The longest address (path and query, in characters) that is read at all. */
export const MAX_ADDRESS = 2_000;

const MAX_PAGE = 100_000;
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];
const FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics'];

/** What every answer carries, also a refusal: nothing may run, frame, sniff or track. */
export const securityHeaders = {
  'content-security-policy': POLICY.join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': FEATURES.map((feature) => `${feature}=()`).join(', '),
} as const;

const islandHeaders = {
  ...securityHeaders,
  'content-security-policy': [...POLICY, "script-src 'self'", "connect-src 'self'"].join('; '),
} as const;

/** The same for a page or worker whose modules start WebAssembly. */
export const wasmHeaders = {
  ...securityHeaders,
  'content-security-policy': [...POLICY, "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'"].join('; '),
} as const;

/** The same for a page: one that may load modules of ours, and does, may do so from this site and ask nobody else. */
export function pageHeaders(
  text: string | null,
  mayHaveIslands: boolean | 'wasm' | undefined,
): Readonly<Record<string, string>> {
  const hasIslands = mayHaveIslands && text?.includes('<script type="module" src="/islands/');
  if (!hasIslands) return securityHeaders;
  return mayHaveIslands === 'wasm' ? wasmHeaders : islandHeaders;
}

/** What is changed for a page that other sites may show in a frame. */
export const frameHeaders = {
  'content-security-policy': POLICY.map((part) =>
    part.startsWith('frame-ancestors') ? 'frame-ancestors *' : part,
  ).join('; '),
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** Public data may be read by pages of other sites; everything else only by our own. */
export const openData = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } as const;

/** The path and query of a request's address; refuses one that is too long. */
export function addressOf(url: string): string {
  const address = url.slice(url.indexOf('/', 8));
  if (address.length > MAX_ADDRESS) {
    throw new Refused('too-large', `This address has more than ${MAX_ADDRESS.toLocaleString('en')} characters.`);
  }
  return address;
}

/** Refuses a query with a parameter that the route does not know, or with a value that no text can have. */
export function checkQuery(query: URLSearchParams, known: readonly string[]): void {
  for (const [name, value] of query) {
    if (known.includes(name)) {
      if (zeroCharacterIn(value) === undefined) continue;
      throw new Refused('bad-parameter', `The parameter “${name}” holds the character U+0000, which no text has.`);
    }
    const all =
      known.length === 0
        ? 'It takes none.'
        : `It takes: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ' …' : ''}.`;
    throw new Refused('bad-parameter', `This page does not take a parameter “${name.slice(0, 60)}”. ${all}`);
  }
}

/** The one value of a parameter; refuses a repeated one. Empty text counts as absent. */
export function single(ask: Ask, name: string): string | undefined {
  const all = ask.query.getAll(name);
  if (all.length > 1)
    throw new Refused('bad-parameter', `The parameter “${name}” stands in this address more than once.`);
  return all[0] || undefined;
}

/** The page number of an address, from 1. */
export function pageNumber(ask: Ask): number {
  const text = single(ask, 'page') ?? '1';
  const number = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= MAX_PAGE) return number;
  throw new Refused('bad-parameter', `“${text.slice(0, 60)}” is not the number of a page. Pages start at 1.`);
}

/** The part of the path behind `:name`, when it has the shape of an id; otherwise there is nothing at this address. */
export function pathPart(ask: Ask, name: string, shape: RegExp): string {
  const part = ask.path[name] ?? '';
  if (!shape.test(part)) throw new Refused('not-found');
  return part;
}

/** The problem behind whatever was thrown; anything unforeseen is ours, and its details stay inside. */
export function problemOf(error: unknown): Problem {
  return error instanceof Refused ? error.problem : problem('internal');
}
