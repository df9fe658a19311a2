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

// The keys of a form, and the ticket of one that a program fills in, differ each time; only they do.
const KEYS = /(<input type="hidden" name="[^"]*" value="|"ticket":\s*")[\w.-]{32,}"/g;

/** One answer, read whole; keys of forms are taken out. */
export async function answerTo(app: Asked, address: string): Promise<Crawled> {
  const answer = await app.request(address);
  const location = answer.headers.get('location') ?? undefined;
  const text = (await answer.text()).replace(KEYS, '$1"');
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text, location };
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
    const [own = '', query] = address.split('?');
    // Every record has a form for each of its fields, and all of these are alike.
    const path = own.replace(/^.*(?=\/improve(?:\.json)?$)/, '');
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
