import { html } from 'hono/html';
import type { Fault, Problem } from '../../core/errors.ts';
import type { Ask } from '../face.ts';
import { TOKEN_FIELD } from '../form-door.ts';
import { type Fields, noFields } from '../form-fields.ts';
import type { Html } from './html.ts';

/** What a form shows: what was written into it before, and what is wrong with it. */
export type Filled = { readonly fields: Fields; readonly faults: readonly Fault[] };

/** A form that nobody has written into yet. */
export const unfilled: Filled = { fields: noFields, faults: [] };

/** A form that was sent and refused: every word kept, and the faults beside their fields. */
export function refilled({ fields }: { readonly fields: Fields }, { faults = [] }: Problem): Filled {
  return { fields, faults };
}

/**
 * A control: its name in the form, its label, a line of help, and what stands in it at first. `at` tells apart several of
 * one name.
 */
export type Control = {
  readonly name: string;
  readonly label: string;
  readonly help?: string | Html;
  readonly value?: string;
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly at?: number;
};

/** One of several things to choose from; boxes of one `section` stand together. */
export type Option = {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
  readonly section?: string;
};

const idOf = ({ name, at }: Pick<Control, 'name' | 'at'>): string =>
  at === undefined ? `f-${name}` : `f-${name}-${at}`;

// A fault of a part of a value, as of one line of several, stands beside the whole.
function faultsOf({ name, at }: Control, { faults }: Filled): readonly Fault[] {
  const place = at === undefined ? name : `${name}.${at}`;
  return faults.filter(({ path }) => path === place || path.startsWith(`${place}.`));
}

function writtenIn({ name, at, value = '' }: Control, { fields }: Filled): string {
  return fields.has(name) ? (fields.all(name)[at ?? 0] ?? '') : value;
}

type Parts = { readonly id: string; readonly attributes: Html; readonly notes: Html };

// What surrounds every control: help and faults, and the attributes that tie them to it.
function partsOf(control: Control, filled: Filled): Parts {
  const [id, faults] = [idOf(control), faultsOf(control, filled)];
  const described = [control.help && `${id}-help`, faults.length > 0 && `${id}-fault`].filter(Boolean).join(' ');
  return {
    id,
    attributes: html`${described ? html` aria-describedby="${described}"` : ''}${faults.length > 0 ? html` aria-invalid="true"` : ''}${control.required ? html` required` : ''}${control.autocomplete ? html` autocomplete="${control.autocomplete}"` : ''}`,
    notes: html`${control.help ? html`<p class="hint" id="${id}-help">${control.help}</p>` : ''}${faults.length > 0 ? html`<p class="fault" id="${id}-fault" dir="auto">${faults.map(({ message }) => message).join(' ')}</p>` : ''}`,
  };
}

const labelOf = ({ label, required }: Control, id: string): Html =>
  html`<label for="${id}">${label}${required ? '' : html` <span class="optional">(optional)</span>`}</label>`;

type Line = Control & {
  readonly type?: 'text' | 'url' | 'email' | 'password' | 'search';
  readonly inputmode?: 'numeric' | 'url' | 'email';
};

/** One line of text. What is typed into a password is never shown again. */
export function textLine(filled: Filled, control: Line): Html {
  const { id, attributes, notes } = partsOf(control, filled);
  const type = control.type ?? 'text';
  const value = type === 'password' ? '' : writtenIn(control, filled);
  const mode = control.inputmode ? html` inputmode="${control.inputmode}"` : '';
  return html`<div class="control">${labelOf(control, id)}${notes}
<input id="${id}" name="${control.name}" type="${type}" value="${value}" dir="auto"${mode}${attributes}></div>`;
}

/** Several lines of text. */
export function textArea(filled: Filled, control: Control & { readonly rows?: number }): Html {
  const { id, attributes, notes } = partsOf(control, filled);
  // HTML leaves out a line end right after the tag, so that a text may begin with one of its own.
  return html`<div class="control">${labelOf(control, id)}${notes}
<textarea id="${id}" name="${control.name}" rows="${control.rows ?? 5}" dir="auto"${attributes}>
${writtenIn(control, filled)}</textarea></div>`;
}

type Choice = Control & { readonly options: readonly Option[] };

/** One of a list, to be opened. */
export function selectOne(filled: Filled, control: Choice): Html {
  const { id, attributes, notes } = partsOf(control, filled);
  const chosen = writtenIn(control, filled);
  const options = control.options.map(
    ({ value, label }) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`,
  );
  return html`<div class="control">${labelOf(control, id)}${notes}
<select id="${id}" name="${control.name}"${attributes}>${options}</select></div>`;
}

// Options of one section stand together under its name, in the order in which the sections come up.
function inSections(options: readonly Option[], lines: readonly Html[]): readonly Html[] {
  const places = Map.groupBy(options.keys(), (place) => options[place]?.section);
  return [...places].flatMap(([section, own]) => {
    const content = own.flatMap((place) => lines[place] ?? []);
    return section === undefined
      ? content
      : [html`<fieldset class="section"><legend>${section}</legend>${content}</fieldset>`];
  });
}

function boxes(
  filled: Filled,
  control: Choice,
  { type, chosen }: { type: 'radio' | 'checkbox'; chosen: readonly string[] },
): Html {
  const { id, attributes, notes } = partsOf({ ...control, required: false }, filled);
  const lines = control.options.map(({ value, label, help }, place) => {
    // The first one carries the id, so that a link to the fault leads to it.
    const own = place === 0 ? id : `${id}-${place}`;
    const box = html`<input id="${own}" type="${type}" name="${control.name}" value="${value}"${chosen.includes(value) ? html` checked` : ''}${type === 'radio' && control.required ? html` required` : ''}>`;
    return html`<div class="box">${box}<label for="${own}">${label}${help ? html`<span class="hint">${help}</span>` : ''}</label></div>`;
  });
  return html`<fieldset class="control"${attributes}><legend>${control.label}</legend>${notes}${inSections(control.options, lines)}</fieldset>`;
}

/** One of a few, all in view. */
export function radios(filled: Filled, control: Choice): Html {
  return boxes(filled, control, { type: 'radio', chosen: [writtenIn(control, filled)] });
}

/** Any number of a few, all in view. */
export function ticks(filled: Filled, control: Choice & { readonly values?: readonly string[] }): Html {
  const chosen = filled.fields.has(control.name) ? filled.fields.all(control.name) : (control.values ?? []);
  return boxes(filled, control, { type: 'checkbox', chosen });
}

/** A box to tick; it sends `yes`. */
export function tick(filled: Filled, control: Control): Html {
  const { id, attributes, notes } = partsOf(control, filled);
  const isTicked = writtenIn(control, filled) === 'yes';
  return html`<div class="control"><div class="box"><input id="${id}" type="checkbox" name="${control.name}" value="yes"${isTicked ? html` checked` : ''}${attributes}><label for="${id}">${control.label}</label></div>${notes}</div>`;
}

/** A value that goes along unseen. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** What every form carries: the key that makes it safe to send twice, and the token of whoever is signed in. */
export function sealed({ once, visitor }: Pick<Ask, 'once' | 'visitor'>): Html {
  return html`${once ? hidden('once', once) : ''}${visitor.token ? hidden(TOKEN_FIELD, visitor.token) : ''}`;
}

/** Controls that belong together, under a heading of their own. */
export function group(legend: string, content: Html | readonly Html[], help?: string): Html {
  return html`<fieldset class="group"><legend>${legend}</legend>${help ? html`<p class="hint">${help}</p>` : ''}${content}</fieldset>`;
}

/** A button that sends the form; several of one form are told apart by name and value. */
export function button(
  label: string,
  more: { readonly name?: string; readonly value?: string; readonly quiet?: boolean; readonly early?: boolean } = {},
): Html {
  const named = more.name ? html` name="${more.name}" value="${more.value ?? ''}"` : '';
  // What is pressed before the form is whole must not be held back by a control that is still empty.
  const early = more.early ? html` formnovalidate` : '';
  return html`<button${named}${more.quiet ? html` class="quiet"` : ''}${early}>${label}</button>`;
}

/** The frame of a form that is sent to `to`, sealed. */
export function sendingForm(ask: Pick<Ask, 'once' | 'visitor'>, to: string, content: Html | readonly Html[]): Html {
  return html`<form class="form" method="post" action="${to}" accept-charset="utf-8">${sealed(ask)}${content}</form>`;
}

const NOT_SENT = 'This was not sent yet.';
const KEPT = 'Every word you wrote is still here.';
const NOT_DONE = 'This did not work yet.';
const AGAIN = 'Passwords and codes are not shown again, so please type them once more.';

/**
 * What was wrong, above a form that came back; every fault leads to its field. `labels` names the fields that the form
 * shows, and `isSecret` that a form does not come back with what was written.
 */
export function problemSummary(
  found: Problem | undefined,
  labels: Readonly<Record<string, string>> = {},
  { isSecret = false } = {},
): Html {
  if (!found) return html``;
  const faults = found.faults ?? [];
  const lines = faults.map(({ path, message }) => {
    const name = Object.keys(labels).find((known) => path === known || path.startsWith(`${known}.`));
    if (name === undefined) return html`<li dir="auto">${message}</li>`;
    return html`<li dir="auto"><a href="#${idOf({ name })}">${labels[name]}</a>: ${message}</li>`;
  });
  return html`<div class="problem" role="alert" tabindex="-1" autofocus id="problem">
<p><strong>${isSecret ? NOT_DONE : NOT_SENT}</strong> ${isSecret ? AGAIN : KEPT}</p>
${faults.length > 0 ? html`<ul>${lines}</ul>` : html`<p dir="auto">${found.sentence}</p>`}</div>`;
}
