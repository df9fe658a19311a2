import { html } from 'hono/html';
import { Refused } from '../../../core/errors.ts';
import { single } from '../../door.ts';
import { type Ask, Moved, page } from '../../face.ts';
import type { FormAsk } from '../../form-face.ts';
import { button, type Filled, hidden, sendingForm, textArea } from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';

/** One of several forms of a page, each with a reason of its own; `step` begins the names of its controls. */
export type Tool = {
  readonly step: string;
  readonly heading: string;
  readonly label: string;
  readonly about?: string;
  readonly controls?: Html | readonly Html[];
};

/** What the page of tools is about: where it stands, and the version that was looked at. */
export type ToolPlace = { readonly address: string; readonly base: number };

/** A form of a page of tools, closed until somebody wants it or its last try was refused. */
export function toolForm(
  ask: Ask,
  { address, base }: ToolPlace,
  { filled, tool }: { filled: Filled; tool: Tool },
): Html {
  const { step, heading, label, about, controls } = tool;
  const reason = textArea(filled, {
    ...{ name: `${step}-reason`, label: 'Reason', required: true, rows: 2 },
    help: 'Everybody reads it in the history.',
  });
  const isOpen = filled.fields.text('step') === step;
  return html`<details class="narrowing"${isOpen ? html` open` : ''}><summary>${heading}</summary>
${about ? html`<p class="hint">${about}</p>` : ''}
${sendingForm(ask, address, html`${hidden('base', String(base))}${controls ?? ''}${reason}${button(label, { name: 'step', value: step })}`)}</details>`;
}

/** The base and the reason of a tool that was sent. */
export function toolInput({ fields }: FormAsk, step: string): { readonly base: number; readonly reason: string } {
  const base = Number(fields.text('base'));
  if (!Number.isSafeInteger(base) || base < 1)
    throw new Refused('bad-input', 'This form was damaged. Please open the page again.');
  return { base, reason: fields.text(`${step}-reason`) };
}

/** The name of the control behind a part of the input of a tool. */
export function toolField(step: string): (path: string) => string {
  return (path) => `${step}-${path}`;
}

type LookUp = { readonly title: string; readonly path: string; readonly label: string; readonly shape: RegExp };

/** A page that asks for an id and leads to the tools for it. */
export function lookUpFace({ title, path, label, shape }: LookUp) {
  const data = async (_world: unknown, ask: Ask) => {
    const id = single(ask, 'id')?.trim().toUpperCase();
    if (id === undefined) return { title };
    if (shape.test(id)) return new Moved(`${path}/${id}`, 302);
    throw new Refused('bad-parameter', `“${id.slice(0, 40)}” is no such id.`);
  };
  return page(data, {
    show: () =>
      layout({
        title,
        path,
        hidden: true,
        main: html`<div class="prose desk"><p class="kicker"><a href="/desk">Desk</a></p><h1>${title}</h1>
<form class="form" method="get" action="${path}"><div class="control"><label for="id">${label}</label><input id="id" name="id" type="text" required></div><button>Open</button></form></div>`,
      }),
  });
}
