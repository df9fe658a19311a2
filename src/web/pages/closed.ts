import { html } from 'hono/html';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { dayOf } from '../parts/text.ts';
import type { ClosedVersion } from '../shown-record.ts';

/** What stands at the address of a version that was closed, for good. */
export function closedPage({ id, number, time, reason, credit, commitment, closed }: ClosedVersion): Html {
  return layout({
    title: `${id}, version ${number}, closed`,
    path: `/records/${id}/revisions/${number}`,
    section: 'records',
    hidden: true,
    main: html`<div class="prose">
<p class="kicker"><a href="/records/${id}">${id}</a> · version ${number}</p>
<h1>Version ${number} was closed</h1>
<p>It was published on ${dayOf(time)} and closed on ${dayOf(closed.time)}. What it said is no longer kept; that it was there stays on record.</p>
<h2>Why it was closed</h2>
<p dir="auto">${closed.reason}</p>
<p class="small"><bdi>${closed.credit}</bdi></p>
<h2>What stays</h2>
<dl class="pairs"><div><dt>Reason then</dt><dd dir="auto">${reason}</dd></div>
<div><dt>Credit</dt><dd><bdi>${credit}</bdi></dd></div>
<div><dt>Commitment</dt><dd><code>${commitment}</code><p class="small">Its salt was erased as well, so nothing can be guessed back from it.</p></dd></div></dl>
<p><a href="/records/${id}/history">The history of ${id}</a></p>
</div>`,
  });
}
