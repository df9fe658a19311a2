import { html } from 'hono/html';
import { type Item, isWaiting } from '../../core/item.ts';
import type { World } from '../../core/ports.ts';
import { sourceTitle } from '../../core/proposal.ts';
import type { Clash } from '../../core/three-way.ts';
import { standingOf } from '../../editorial/review-edit.ts';
import type { Ask } from '../face.ts';
import { changeLine } from '../parts/change-line.ts';
import { button, type Filled, hidden, sendingForm, textArea, textLine } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { type ImproveBase, versionLookedAt } from './improve-base.ts';
import { labelsWith, namesWith } from './improve-check.ts';
import { clashChoice } from './improve-clash.ts';

/** A proposal with all that its page shows: the version it was made from, and what clashes with the newest. */
export type Review = {
  readonly item: Item<'proposal'>;
  readonly base: ImproveBase;
  readonly latest: number;
  readonly clashes: readonly Clash[];
};

/** What an editor looks at to decide on a proposal. Reads two versions of the record, however many there are. */
export async function reviewOf(world: World, item: Item<'proposal'>): Promise<Review> {
  const base = await versionLookedAt(world, item.content.record, item.content.base);
  if (!isWaiting(item.state) || base.state !== 'published') return { item, base, latest: base.latest, clashes: [] };
  const { head, clashes } = await standingOf(world.store, item.content);
  return { item, base, latest: head.revision, clashes };
}

function standingNow({ item, base, latest }: Review): Html | '' {
  if (base.state !== 'published')
    return html`<p class="aside">The record is ${base.state} by now, so nothing can be published on it.</p>`;
  if (base.base === latest || !isWaiting(item.state)) return '';
  return html`<p class="aside">Made from version ${base.base}; the record is at version ${latest} by now. What others changed stays.</p>`;
}

// What a proposal would change, where it comes from and why.
function reviewBody(review: Review): Html {
  const { item, base } = review;
  const { content } = item;
  const [labels, names] = [labelsWith(base.labels, content), namesWith(base.sources, content)];
  return html`<section aria-labelledby="proposed"><h2 id="proposed">What would change</h2>
<p>On <a href="/records/${base.id}">${base.id}</a>: <bdi dir="auto">${base.title}</bdi></p>${standingNow(review)}
<ul class="changes">${content.changes.map((change) => changeLine(change, labels, names))}</ul>
<p>Why: <bdi dir="auto">${content.reason}</bdi></p></section>
${content.sources.length > 0 ? html`<section aria-labelledby="coming"><h2 id="coming">Sources that come along</h2><ul>${content.sources.map((source) => html`<li dir="auto">${sourceTitle(source)} <a href="${source.url}" rel="external nofollow noopener noreferrer">${source.url}</a></li>`)}</ul></section>` : ''}
${content.entities.length > 0 ? html`<section aria-labelledby="names"><h2 id="names">Names that are new here</h2><p>Look at each: a private person may not be named.</p><ul>${content.entities.map(({ name }) => html`<li dir="auto">${name}</li>`)}</ul></section>` : ''}
${content.contact ? html`<p>Contact: <bdi dir="auto">${content.contact}</bdi></p>` : ''}`;
}

function clashesIn({ item, base, latest, clashes }: Review): Html | '' {
  if (clashes.length === 0) return '';
  const labels = labelsWith(base.labels, item.content);
  return html`${hidden('against', String(latest))}<p>Somebody else changed the same since. Nothing is lost: choose what the record is to say.</p>
${clashes.map((clash, at) => clashChoice(clash, at, labels))}`;
}

// Publishes, edits or declines a proposal; clashes are asked about in it. Nothing once it is decided.
function reviewControls(review: Review, ask: Ask, filled: Filled): Html | '' {
  const { item, base } = review;
  if (!isWaiting(item.state)) return '';
  const help = 'The sender reads it; when it is published, it stands in the history of the page, too.';
  const isOpen = base.state === 'published';
  const form = sendingForm(
    ask,
    `/desk/${item.id}/proposal`,
    html`${hidden('version', String(item.version))}${clashesIn(review)}
${textArea(filled, { name: 'reason', label: 'Reason', required: true, rows: 3, help })}
${textLine(filled, { name: 'credit', label: 'Who is credited', help: 'Left empty: you.' })}
<p class="choices">${isOpen ? button('Publish', { name: 'step', value: 'publish' }) : ''} ${button('Decline', { name: 'step', value: 'decline', quiet: true })}</p>`,
  );
  const edit = sendingForm(
    ask,
    `/desk/${item.id}/proposal`,
    button('Edit before publishing', { name: 'step', value: 'edit', quiet: true }),
  );
  return html`<section aria-labelledby="decide"><h2 id="decide">Decide</h2>${form}${isOpen ? edit : ''}</section>`;
}

/** What the desk shows of a proposal. */
export async function proposalBody(world: World, item: Item<'proposal'>) {
  const review = await reviewOf(world, item);
  const { base, latest, clashes } = review;
  return {
    show: (ask: Ask, filled: Filled): Html => html`${reviewBody(review)}${reviewControls(review, ask, filled)}`,
    labels: { reason: 'Reason', credit: 'Who is credited' },
    twin: { base: base.base, latest, clashes },
  };
}
