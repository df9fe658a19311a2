import { html } from 'hono/html';
import type { Change } from '../../core/diff.ts';
import { fieldNamed } from '../../core/fields.ts';
import type { Statement } from '../../core/statement.ts';
import { type SourceNames, sayChange } from './changes.ts';
import type { Html } from './html.ts';
import { inLanguage } from './text.ts';
import { type EntityLabels, sayValue } from './value.ts';

/** What a statement says, marked with its language. */
export function saying(statement: Statement, labels: EntityLabels): Html {
  return html`<bdi${inLanguage(statement.lang)}>${sayValue(statement, labels)}</bdi>`;
}

/** One change of a statement as a line of a list. */
export function changeLine(change: Change, labels: EntityLabels, names: SourceNames): Html {
  const { before, after } = change;
  const label = fieldNamed(change.field)?.label ?? change.field;
  const old = before && saying(before, labels);
  const next = after && saying(after, labels);
  const told = sayChange(change, names);
  const more = told.length > 0 ? html`<span class="small">: <bdi dir="auto">${told.join('; ')}</bdi></span>` : '';
  if (!before)
    return html`<li><strong>${label}</strong> added: <ins>${next}</ins>${more} <span class="by">${after?.by}</span></li>`;
  if (!after)
    return html`<li><strong>${label}</strong> taken away: <del>${old}</del> <span class="by">${before.by}</span></li>`;
  const same = sayValue(before, labels) === sayValue(after, labels);
  const what = same ? next : html`<del>${old}</del> became <ins>${next}</ins>`;
  return html`<li><strong>${label}</strong> ${what}${more} <span class="by">${after.by}</span></li>`;
}
