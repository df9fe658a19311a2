import { html } from 'hono/html';
import type { Change } from '../../core/diff.ts';
import type { Problem } from '../../core/errors.ts';
import { field } from '../../core/fields.ts';
import type { Statement } from '../../core/statement.ts';
import type { Ask } from '../face.ts';
import { changeLine } from '../parts/change-line.ts';
import {
  button,
  type Filled,
  group,
  hidden,
  problemSummary,
  sendingForm,
  textArea,
  textLine,
  tick,
  ticks,
} from '../parts/controls.ts';
import { deskBar } from '../parts/desk-bar.ts';
import { textOfPart, unknownControl, valueControls } from '../parts/field-controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import type { EntityLabels } from '../parts/value.ts';
import { labelsWith, namesWith } from './improve-check.ts';
import { citation } from './improve-form.ts';
import type { Review } from './review.ts';
import { changeAt } from './review-change-read.ts';

type Shown = { readonly labels: EntityLabels; readonly names: (id: string) => string };

function cited(filled: Filled, after: Statement, at: { prefix: string; names: Shown['names'] }): Html | '' {
  const { cites, quotes = [] } = after;
  if (cites.length === 0) return '';
  const { prefix, names } = at;
  // A box that is not ticked sends nothing; whether the form was sent at all is seen by another control.
  const values = filled.fields.has(`${prefix}by`) ? [] : cites;
  const options = cites.map((id) => ({ value: id, label: names(id) }));
  return html`${ticks(filled, { name: `${prefix}cite`, label: 'Cited', options, values })}
${quotes.map(({ source, text }, n) => textArea(filled, { name: `${prefix}quote-${n}`, label: `Quoted from ${names(source)}`, value: text, rows: 3 }))}`;
}

function changed(filled: Filled, after: Statement, { labels, names, prefix }: Shown & { prefix: string }): Html {
  const { value, by, note, disputed, unknown } = after;
  const of = field(after.field);
  const name = value === undefined ? '' : (labels[String(value)]?.name ?? String(value));
  const first = of.type === 'entity' ? () => name : (key: string) => textOfPart(value, key);
  return html`${valueControls(filled, of, { prefix, first })}
${unknownControl(filled, prefix, unknown ?? '')}
${textLine(filled, { name: `${prefix}by`, label: 'Who says so', value: by, required: true })}
${cited(filled, after, { prefix, names })}
<details><summary>Add a source</summary>${citation(filled, prefix)}</details>
${textLine(filled, { name: `${prefix}note`, label: 'A remark', value: note })}
${textLine(filled, { name: `${prefix}disputed`, label: 'Who disputes it, and why', value: disputed })}`;
}

function oneChange(filled: Filled, change: Change, { labels, names, prefix }: Shown & { prefix: string }): Html {
  return group(
    field(change.field).label,
    html`<ul class="changes">${changeLine(change, labels, names)}</ul>
${tick(filled, { name: `${prefix}out`, label: 'Leave this change out' })}
${change.after ? changed(filled, change.after, { labels, names, prefix }) : ''}`,
  );
}

function comingSources(filled: Filled, { item }: Review): Html | '' {
  const { sources } = item.content;
  if (sources.length === 0) return '';
  const lines = sources.map(
    ({ key, url, title }) => html`
${textLine(filled, { name: `${key}-url`, label: 'Address', value: url, required: true, inputmode: 'url' })}
${textLine(filled, { name: `${key}-title`, label: 'Title', value: title })}`,
  );
  return group('Sources that come along', lines);
}

/** The form in which an editor changes a proposal before publishing it, made from the fields of its changes. */
export function reviewChangePage(
  ask: Pick<Ask, 'once' | 'visitor'>,
  review: Review,
  { filled, problem }: { readonly filled: Filled; readonly problem?: Problem },
): Html {
  const { item, base } = review;
  const { content } = item;
  const shown: Shown = { labels: labelsWith(base.labels, content), names: namesWith(base.sources, content) };
  const path = `/desk/${item.id}`;
  const main = html`<div class="prose desk">${deskBar(ask, path)}
<p class="kicker"><a href="/desk">Desk</a> · <a href="${path}">${item.id}</a></p>
<h1 class="lesser">Edit before publishing: <bdi dir="auto">${base.title}</bdi></h1>
${problemSummary(problem, { reason: 'Reason' })}
<p>Why it was sent: <bdi dir="auto">${content.reason}</bdi></p>
${sendingForm(
  ask,
  `${path}/proposal`,
  html`${hidden('version', String(item.version))}
${content.changes.map((change, at) => oneChange(filled, change, { ...shown, prefix: changeAt(at) }))}
${comingSources(filled, review)}
${textArea(filled, { name: 'reason', label: 'Reason', required: true, rows: 3, help: 'The sender reads it, and it stands in the history of the page.' })}
${textLine(filled, { name: 'credit', label: 'Who is credited', help: 'Left empty: you.' })}
<p>${button('Publish this', { name: 'step', value: 'publish-edited' })}</p>`,
)}
</div>`;
  return layout({ title: `Edit ${item.id}`, path, hidden: true, main });
}
