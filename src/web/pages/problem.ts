import { html } from 'hono/html';
import type { Problem } from '../../core/errors.ts';
import { facetFields } from '../facet-codes.ts';
import { everything, type SearchQuery } from '../parts/address.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { searchBox, searchHelp } from '../parts/search-box.ts';

const headings: Readonly<Record<number, string>> = {
  400: 'This address cannot be read',
  401: 'Sign in first',
  403: 'Not for everybody',
  404: 'Nothing here',
  405: 'Not this way',
  409: 'Somebody was faster',
  413: 'Too long',
  415: 'Not in this form',
  422: 'Something is missing',
  429: 'Too many at once',
  503: 'Too much at once',
};
const particular: Partial<Readonly<Record<Problem['code'], string>>> = {
  'bad-query': 'This search cannot be read',
  'database-away': 'Back in a moment',
};

// What was written stays in the box, so that one character can be mended; the address is not the search page's alone.
function queryIn(address: string): SearchQuery {
  const query = URL.parse(address, 'http://localhost')?.searchParams;
  if (query === undefined) return everything;
  const filters = facetFields.map(({ name }) => [name, query.getAll(name).filter(Boolean)] as const);
  const chosen = Object.fromEntries(filters.filter(([, codes]) => codes.length > 0));
  return { ...everything, q: query.get('q') ?? '', filters: chosen };
}

function wayOn({ code, status }: Problem, address: string): Html {
  if (status === 401) return html`<p><a href="/sign-in">Sign in</a></p>`;
  return code === 'bad-query' ? html`${searchBox(queryIn(address))}${searchHelp(true)}` : searchBox();
}

/** The page for a problem with an address: what is wrong in one sentence, and ways to go on. */
export function problemPage(problem: Problem, address = '/'): Html {
  const heading = particular[problem.code] ?? headings[problem.status] ?? 'Something went wrong';
  return layout({
    title: heading,
    hidden: true,
    main: html`<div class="prose">
<p class="kicker">${problem.status} · ${problem.code}</p>
<h1>${heading}</h1>
<p class="deck" dir="auto">${problem.sentence}</p>
${wayOn(problem, address)}
<ul class="plain"><li><a href="/records">Browse all records</a></li><li><a href="/entities">Look for an organisation or a system</a></li><li><a href="/">Front page</a></li></ul></div>`,
  });
}
