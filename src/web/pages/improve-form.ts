import { html } from 'hono/html';
import type { Problem } from '../../core/errors.ts';
import type { Field } from '../../core/fields.ts';
import type { Statement } from '../../core/statement.ts';
import type { Ask } from '../face.ts';
import { saying } from '../parts/change-line.ts';
import {
  button,
  type Filled,
  group,
  hidden,
  problemSummary,
  sendingForm,
  textArea,
  textLine,
} from '../parts/controls.ts';
import { doubt } from '../parts/doubt.ts';
import { partsOfField, textOfPart, unknownControl, valueControls } from '../parts/field-controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { inLanguage } from '../parts/text.ts';
import type { Editable, ImproveBase } from './improve-base.ts';
import { NEW, prefixAt } from './improve-read.ts';

/** What the form of one field is made from; `guard` holds the unseen fields against floods, for strangers. */
export type ImproveForm = {
  readonly base: ImproveBase;
  readonly field: Field;
  readonly problem?: Problem;
  readonly guard?: Html;
};

/** The controls for a source of a statement, with the words that say so. */
export function citation(filled: Filled, prefix: string): Html {
  return html`${textLine(filled, { name: `${prefix}url`, label: 'Where it stands', type: 'text', inputmode: 'url', help: 'The address of an article, filing or study; or the id of a source that is here, such as S-12.' })}
${textLine(filled, { name: `${prefix}title-of`, label: 'Its title' })}
${textArea(filled, { name: `${prefix}quote`, label: 'The words that say so', rows: 3, help: 'Copied exactly. Leave out names of private persons.' })}`;
}

// Opened when something in it was written or is wrong, so that nothing of it is out of sight.
function folded(
  filled: Filled,
  name: string,
  part: { prefix: string; keys: readonly string[]; open?: boolean; content: Html | readonly Html[] },
): Html {
  const names = part.keys.map((key) => part.prefix + key);
  const isOpen =
    part.open || names.some((one) => filled.faults.some(({ path }) => path === one || path.startsWith(`${one}.`)));
  return html`<details${isOpen ? html` open` : ''}><summary>${name}</summary>${part.content}</details>`;
}

function firstOf({ statement }: Editable, { base, field }: ImproveForm): (key: string) => string {
  const { value } = statement;
  if (field.type === 'entity')
    return () => (value === undefined ? '' : (base.labels[String(value)]?.name ?? String(value)));
  return (key) => textOfPart(value, key);
}

function standing(statement: Statement, { labels, sources }: ImproveBase): Html {
  const cited = statement.cites.map((id) => sources[id] ?? id).join('; ');
  return html`<p>${saying(statement, labels)}</p><p class="by"><bdi>${statement.by}</bdi>${cited ? html`, citing <bdi>${cited}</bdi>` : ''}</p>${statement.note ? html`<p class="aside" dir="auto">${statement.note}</p>` : ''}${doubt(statement)}`;
}

function present(filled: Filled, one: Editable, form: ImproveForm): Html {
  const prefix = prefixAt(one.at);
  const { statement } = one;
  const first = firstOf(one, form);
  const keys = [...partsOfField(form.field).map(({ key }) => key), 'unknown'];
  const isChanged = [...partsOfField(form.field).map(({ key }) => key)].some(
    (key) => filled.fields.has(prefix + key) && filled.fields.text(prefix + key) !== first(key),
  );
  const isWritten = (names: readonly string[]): boolean =>
    names.some((name) => filled.fields.text(prefix + name) !== '');
  const own = form.base.statements.filter(({ statement: { field } }) => field === form.field.name);
  const place = own.length > 1 ? ` (${own.indexOf(one) + 1} of ${own.length})` : '';
  return group(
    `What is said now${place}`,
    html`${standing(statement, form.base)}
${folded(filled, 'Correct it', { prefix, keys, open: isChanged, content: html`${valueControls(filled, form.field, { prefix, first })}${unknownControl(filled, prefix, statement.unknown ?? '')}` })}
${folded(filled, 'Say that it is disputed', { prefix, keys: ['disputed'], open: isWritten(['disputed']), content: textArea(filled, { name: `${prefix}disputed`, label: 'Who disputes it, and why', value: statement.disputed, rows: 3 }) })}
${folded(filled, 'Add a source', { prefix, keys: ['url', 'title-of', 'quote'], open: isWritten(['url', 'title-of', 'quote']), content: citation(filled, prefix) })}`,
  );
}

function another(filled: Filled, { field, base }: ImproveForm): Html {
  const isFirst = !base.statements.some(({ statement }) => statement.field === field.name);
  return group(
    isFirst ? 'What is so' : 'Say something else',
    html`
${valueControls(filled, field, { prefix: NEW, first: () => '' })}
${unknownControl(filled, NEW, '')}
${textLine(filled, { name: `${NEW}by`, label: 'Who says so', help: 'Such as the newspaper, the regulator or the study.' })}
${citation(filled, NEW)}
${textLine(filled, { name: `${NEW}note`, label: 'A remark' })}`,
    isFirst ? field.help : 'It is shown beside what is said now; sources may disagree.',
  );
}

// Every control that a fault may stand beside, so that the summary leads to it.
function labelsOf({ base, field }: ImproveForm): Readonly<Record<string, string>> {
  const parts = partsOfField(field).map(({ key, label }): [string, string] => [key, label]);
  const about: [string, string][] = [
    ['by', 'Who says so'],
    ['url', 'Where it stands'],
    ['title-of', 'Its title'],
    ['quote', 'The words that say so'],
    ['disputed', 'Who disputes it, and why'],
    ['note', 'A remark'],
  ];
  const prefixes = [...base.statements.map(({ at }) => prefixAt(at)), NEW];
  const all = prefixes.flatMap((prefix) => [...parts, ...about].map(([key, label]) => [prefix + key, label]));
  return Object.fromEntries([...all, ['reason', 'Why'], ['contact', 'How to reach you']]);
}

/** The note of a form that was opened on a version which is not the newest any more. */
export function olderNote({ id, base, latest }: ImproveBase): Html | '' {
  if (base === latest) return '';
  return html`<p class="aside">This shows version ${base}. The record is at <a href="/records/${id}">version ${latest}</a> by now. You can go on: what you change is compared with the newest version, and nothing of it is lost.</p>`;
}

/** The form of one field of a record: each statement to be corrected, doubted or cited for, and one more. */
export function improveFormPage(ask: Pick<Ask, 'once' | 'visitor'>, form: ImproveForm, filled: Filled): Html {
  const { base, field, problem } = form;
  const path = `/records/${base.id}/improve`;
  const own = base.statements.filter(({ statement }) => statement.field === field.name);
  const main = html`<div class="prose">
<p class="kicker"><a href="/records/${base.id}">${base.id}</a> · <a href="${path}">improve this page</a></p>
<h1 class="lesser">${field.label}: <span${inLanguage(base.lang)}>${base.title}</span></h1>
${problemSummary(problem, labelsOf(form))}
${olderNote(base)}
<p>Nothing you send is public before an editor has looked at it. Please do not send names of affected people or leaked data.</p>
${sendingForm(
  ask,
  path,
  html`${form.guard ?? ''}${hidden('field', field.name)}${hidden('base', String(base.base))}
${own.map((one) => present(filled, one, form))}
${another(filled, form)}
${textArea(filled, { name: 'reason', label: 'Why', required: true, rows: 3, help: 'One sentence for the editors and for the history of the page.' })}
${textLine(filled, { name: 'contact', label: 'How to reach you', help: 'Seen by editors only and erased 30 days after the end. You get a receipt without it, too.' })}
${button('Check', { name: 'step', value: 'check' })}`,
)}
</div>`;
  return layout({ title: `Improve ${base.id}: ${field.label}`, path, section: 'records', hidden: true, main });
}
