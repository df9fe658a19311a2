import { sha256 } from './canonical.ts';

const WEB = /^https?:$/;
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|mc_[ce]id|igshid|_hs\w+|cmpid|ncid|smid|ref_src|ref_url|s_cid|spm|at_(?:medium|campaign)\w*)$/i;
const MAX_ADDRESS = 2_000;
// 128 bits in hexadecimal.
const MARK = 32;

function pathOf({ pathname }: URL): string {
  const path = pathname.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  return path.replace(/\/+$/, '');
}

function queryOf({ searchParams }: URL): string {
  const kept = [...searchParams].filter(([name]) => !TRACKING.test(name)).map(([name, value]) => `${name}=${value}`);
  return kept.length > 0 ? `?${kept.sort().join('&')}` : '';
}

/**
 * The key of a web address: the same for addresses that lead to one page although their scheme, `www.`, last slash,
 * fragment, order of parameters or tracking parameters differ. Undefined for what is no address of the web.
 */
export function urlKey(address: string): string | undefined {
  const url = address.length > MAX_ADDRESS ? null : URL.parse(address.trim());
  if (!url || !WEB.test(url.protocol) || !url.hostname) return undefined;
  return url.host.replace(/^www\./, '') + pathOf(url) + queryOf(url);
}

/**
 * What stands for a page where the ids of records elsewhere are listed: a hash of its key, since addresses are long and tell
 * small letters from large ones, which those ids do not. Undefined for what is no address of the web.
 */
export function pageMark(address: string): string | undefined {
  const key = urlKey(address);
  return key && `page:${sha256(key).slice(0, MARK)}`;
}

/** The address without what only tracks whoever follows it. */
function plainAddress(address: string): string {
  const url = new URL(address);
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}

function bothEnds(address: string): readonly string[] {
  if (address.includes('?')) return [address];
  const bare = address.replace(/\/+$/, '');
  return [bare, `${bare}/`];
}

/**
 * The spellings under which a page may be known: as it was written, without tracking, with either scheme, with and without
 * `www.`, with and without a last slash. None for what is no address of the web.
 */
export function urlSpellings(address: string): readonly string[] {
  const key = urlKey(address);
  if (key === undefined) return [];
  const plain = plainAddress(address.trim());
  const rest = plain.replace(/^https?:\/\/(?:www\.)?/, '');
  const starts = ['https://', 'https://www.', 'http://', 'http://www.'];
  const all = starts.flatMap((start) => bothEnds(start + rest));
  const spelt = [address.trim(), ...all, ...all.map(decoded)];
  return [...new Set(spelt)].filter((spelling) => urlKey(spelling) === key);
}

// Collections write letters beyond ASCII as they are.
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
