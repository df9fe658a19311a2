import { html } from 'hono/html';
import type { Problem } from '../../core/errors.ts';
import type { Field } from '../../core/fields.ts';
import { allows, editors } from '../../core/policy.ts';
import { sourceTitle } from '../../core/proposal.ts';
import type { FormAsk } from '../form-face.ts';
import type { Fields } from '../form-fields.ts';
import { changeLine } from '../parts/change-line.ts';
import { button, hidden, problemSummary, sendingForm } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import type { EntityLabels } from '../parts/value.ts';
import type { ImproveBase } from './improve-base.ts';
import { olderNote } from './improve-form.ts';
import type { WrittenEdit } from './improve-read.ts';

// What the frame of a form adds by itself, and what only one page asks.
const own = /^(?:once|form-token|step|against|clash-\d+|opened|work|homepage)$/;

/** Everything that was written, to go along unseen. */
export function carried(fields: Fields): readonly Html[] {
  return fields
    .names()
    .filter((name) => !own.test(name))
    .flatMap((name) => fields.all(name).map((value) => hidden(name, value)));
}

/** The labels of an edit: those of the record, and the new entities under their keys. */
export function labelsWith(labels: EntityLabels, { entities }: Pick<WrittenEdit, 'entities'>): EntityLabels {
  const fresh = entities.map(({ key, name }) => [key, { id: key, name, kind: 'unknown', unlisted: true as const }]);
  return { ...labels, ...Object.fromEntries(fresh) };
}

/** How the sources of an edit are called: those of the record by name, new ones by title. */
export function namesWith(
  sources: Readonly<Record<string, string>>,
  edit: Pick<WrittenEdit, 'sources'>,
): (id: string) => string {
  const fresh = new Map(edit.sources.map((source) => [source.key, sourceTitle(source)]));
  return (id) => sources[id] ?? fresh.get(id) ?? id;
}

/** What a form would change; `guard` holds the unseen fields against floods, `problem` says why it was not sent yet. */
export type Checked = {
  readonly edit: WrittenEdit;
  readonly field: Field;
  readonly guard?: Html;
  readonly problem?: Problem;
};

/** The page that shows what a form would change, before it is sent. */
export function improveCheckPage(ask: FormAsk, base: ImproveBase, { edit, field, guard, problem }: Checked): Html {
  const path = `/records/${base.id}/improve`;
  const labels = labelsWith(base.labels, edit);
  const names = namesWith(base.sources, edit);
  const isEditor = allows(editors, ask.visitor.actor);
  const main = html`<div class="prose">
<p class="kicker"><a href="/records/${base.id}">${base.id}</a> · improve this page</p>
<h1 class="lesser">Is this what you mean?</h1>
${problemSummary(problem)}
${olderNote(base)}
<ul class="changes">${edit.changes.map((change) => changeLine(change, labels, names))}</ul>
${edit.sources.length > 0 ? html`<h2>Sources that come along</h2><ul>${edit.sources.map((source) => html`<li dir="auto">${sourceTitle(source)} <span class="small">${source.url}</span></li>`)}</ul>` : ''}
${edit.entities.length > 0 ? html`<h2>Names that are new here</h2><ul>${edit.entities.map(({ name }) => html`<li dir="auto">${name}</li>`)}</ul>` : ''}
<p>Why: <bdi dir="auto">${ask.fields.text('reason')}</bdi></p>
${sendingForm(
  ask,
  path,
  html`${guard ?? ''}${carried(ask.fields)}
<p class="choices">${button('Send', { name: 'step', value: 'send' })}
${isEditor ? button('Publish now', { name: 'step', value: 'publish' }) : ''}
${button('Change it', { name: 'step', value: 'edit', quiet: true })}</p>`,
)}
</div>`;
  return layout({ title: `Check your change of ${field.label}`, path, section: 'records', hidden: true, main });
}
