/** Whatever answers addresses: an application, or a server seen through `served`. */
export type Asked = { readonly request: (address: string) => Response | Promise<Response> };

/** A server as a crawl asks it; redirects are not followed. */
export function served(own: string): Asked {
  return { request: (address) => fetch(own + address, { redirect: 'manual' }) };
}

/** An answer as a crawl keeps it. */
export type Crawled = {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly location?: string;
};

const LINK = /\b(?:href|action)="(\/[^"]*)"/g;
const QUERIES = 75;

/** So many queries of each path where another run has followed more already. */
export const fewQueries = 12;

/** The addresses on a page that lead to the same place, without their `#parts`, HTML entities read. */
export function linksIn(text: string): readonly string[] {
  return [...text.matchAll(LINK)]
    .map((match) => (match[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#39;', "'").replace(/#.*$/, ''))
    .filter((address) => address !== '' && !address.startsWith('//'));
}

/** The JSON twin of an address. */
export function twinOf(address: string): string {
  const [path = '', query] = address.split('?');
  return `${path === '/' ? '/index' : path}.json${query === undefined ? '' : `?${query}`}`;
}

/** One answer, read whole. */
export async function answerTo(app: Asked, address: string): Promise<Crawled> {
  const answer = await app.request(address);
  const location = answer.headers.get('location') ?? undefined;
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text(), location };
}

/**
 * Follows every link from the front page and the given addresses, and asks for the JSON twin of each page, until nothing
 * new comes. Of each path, only so many queries are followed, because filters can be combined without end.
 */
export async function crawl(
  app: Asked,
  from: readonly string[] = [],
  most: number = QUERIES,
): Promise<ReadonlyMap<string, Crawled>> {
  const found = new Map<string, Crawled>();
  const waiting = ['/', ...from];
  const known = new Set(waiting);
  const queries = new Map<string, number>();
  const add = (address: string): void => {
    if (known.has(address)) return;
    const [path = '', query] = address.split('?');
    const asked = (queries.get(path) ?? 0) + (query === undefined ? 0 : 1);
    if (asked > most) return;
    queries.set(path, asked);
    known.add(address);
    waiting.push(address);
  };
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const answer = await answerTo(app, address);
    found.set(address, answer);
    if (answer.location !== undefined) add(answer.location);
    if (!answer.type.startsWith('text/html')) continue;
    for (const link of linksIn(answer.text)) add(link);
    add(twinOf(address));
  }
  return found;
}
