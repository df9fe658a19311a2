/** Why nothing was fetched: the address may not be asked for, or what stood there could not be had within the limits. */
export type FetchFailure = 'forbidden' | 'unreachable' | 'too-slow' | 'too-large' | 'too-many-redirects' | 'bad-answer';

/** What stood at an address: its last address after redirects, the status, the type as it was said, the bytes inflated. */
export type FetchedPage = {
  readonly ok: true;
  readonly address: string;
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array;
};

/** A page from the public internet, or why there is none; never the words of an error. */
export type Fetched = FetchedPage | { readonly ok: false; readonly why: FetchFailure };

/** Fetches an address that a stranger named, from the public internet only. Never throws. */
export type FetchPublic = (address: string) => Promise<Fetched>;

/** What became of a message: the status that the receiver answered, or why there was no answer. */
export type Posted =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly why: FetchFailure };

/** A message for an address: the names of its headers in lower case, its body as JSON. */
export type Message = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/**
 * Sends a message to an address on the public internet that somebody named. A redirect is an answer like any other, and
 * nothing of the answer but its status is read. Never throws.
 */
export type PostPublic = (address: string, message: Message) => Promise<Posted>;

/** What a site answered, with its text, or why there is nothing. */
export type RemoteAnswer =
  | { readonly ok: true; readonly status: number; readonly text: string }
  | { readonly ok: false; readonly why: 'unreachable' | 'too-slow' | 'too-large' };

/** Asks an address that the person who runs the program named. Never throws. */
export type AskRemote = (address: string) => Promise<RemoteAnswer>;

/** The TXT records of a domain; none where there are none, undefined where nobody could be asked. Never throws. */
export type ResolveTxt = (domain: string) => Promise<readonly string[] | undefined>;

const longest = 2_000;
const ports = ['80', '443'];

/**
 * The address that a stranger named, read once; undefined when it may not be asked for: another scheme or port, a name and
 * password, spaces or control characters in it. What its host resolves to is not known yet.
 */
export function outwardAddress(text: string, base?: URL): URL | undefined {
  // A URL parser drops tabs and line ends and turns backslashes round; what needs that is not an honest address.
  if (text.length > longest || /[^\u0021-\uffff]|[\\\u007f-\u00a0]/.test(text)) return undefined;
  if (!URL.canParse(text, base?.href)) return undefined;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return undefined;
  return ['', ...ports].includes(url.port) ? url : undefined;
}

/** The IP address that the host of an address is, without brackets, or undefined when it is a name. */
export function literalHost({ hostname }: URL): string | undefined {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  // After parsing, a host that ends in a number is an IPv4 address in its plain form.
  return /^\d+\.\d+\.\d+\.\d+$/.test(hostname) ? hostname : undefined;
}
