import { html } from 'hono/html';
import type { Problem } from '../../core/errors.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { searchBox } from '../parts/search-box.ts';

const headings: Readonly<Record<number, string>> = {
  400: 'This address cannot be read',
  403: 'Not for everybody',
  404: 'Nothing here',
  405: 'Not this way',
  413: 'Too long',
  503: 'Too much at once',
};
const AWAY = 'Back in a moment';

/** The page for a problem: what is wrong in one sentence, and ways to go on. */
export function problemPage(problem: Problem): Html {
  const heading = (problem.code === 'database-away' ? AWAY : headings[problem.status]) ?? 'Something went wrong';
  return layout({
    title: heading,
    hidden: true,
    main: html`<div class="prose">
<p class="kicker">${problem.status} · ${problem.code}</p>
<h1>${heading}</h1>
<p class="deck" dir="auto">${problem.sentence}</p>
${searchBox()}
<ul class="plain"><li><a href="/records">Browse all records</a></li><li><a href="/entities">Look for an organisation or a system</a></li><li><a href="/">Front page</a></li></ul></div>`,
  });
}
