import { html } from 'hono/html';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { dayOf, inLanguage } from '../parts/text.ts';
import type { WithdrawnRecord } from '../shown-record.ts';

/** What stands at the address of a withdrawn record, for good. */
export function withdrawnPage(record: WithdrawnRecord): Html {
  return layout({
    title: `Withdrawn: ${record.title}`,
    path: `/records/${record.id}`,
    section: 'records',
    hidden: true,
    main: html`<div class="prose">
<p class="kicker">${record.id} · withdrawn</p>
<h1${inLanguage(record.lang)}>${record.title}</h1>
<p>This record was withdrawn on ${dayOf(record.time)}. Its content is no longer shown; its address stays.</p>
<h2>The reason</h2>
<p dir="auto">${record.reason}</p>
<p><a href="/records">Browse the other records</a></p>
</div>`,
  });
}
