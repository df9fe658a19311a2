import { html } from 'hono/html';
import { Refused } from '../../../core/errors.ts';
import type { World } from '../../../core/ports.ts';
import { single } from '../../door.ts';
import { type Ask, Moved, page } from '../../face.ts';
import type { FormAsk } from '../../form-face.ts';
import { button, type Filled, hidden, sendingForm, textArea } from '../../parts/controls.ts';
import { deskBar } from '../../parts/desk-bar.ts';
import type { Html } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';
import { inLanguage } from '../../parts/text.ts';

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

/** What a look-up found by words. */
export type Found = { readonly id: string; readonly name: string; readonly lang?: string };

type LookUp = {
  readonly title: string;
  readonly path: string;
  readonly label: string;
  readonly shape: RegExp;
  /** The first of those that words are about. */
  readonly find: (world: World, words: string) => Promise<readonly Found[]>;
};

const MOST_SIGNS = 200;

function foundList(path: string, words: string, found: readonly Found[]): Html {
  if (found.length === 0)
    return html`<p class="nothing" role="status">Nothing was found for “<bdi>${words}</bdi>”.</p>`;
  const lines = found.map(
    ({ id, name, lang }) =>
      html`<li><a href="${path}/${id}"><span${inLanguage(lang)}>${name}</span></a> <span class="hint">${id}</span></li>`,
  );
  return html`<ul>${lines}</ul>`;
}

/** A page that asks for an id, which leads to the tools for it, or for words, which give a list. */
export function lookUpFace({ title, path, label, shape, find }: LookUp) {
  const data = async (world: World, ask: Ask) => {
    const words = (single(ask, 'id') ?? '').trim();
    if (words === '') return { title };
    if (shape.test(words.toUpperCase())) return new Moved(`${path}/${words.toUpperCase()}`, 302);
    if (words.length > MOST_SIGNS) throw new Refused('bad-parameter', `“id” takes at most ${MOST_SIGNS} characters.`);
    return { title, words, found: await find(world, words) };
  };
  return page(data, {
    show: ({ words, found }, ask) =>
      layout({
        title,
        path,
        hidden: true,
        main: html`<div class="prose desk">${deskBar(ask, path)}<h1>${title}</h1>
<form class="form" method="get" action="${path}"><div class="control"><label for="id">${label}</label><input id="id" name="id" type="text" value="${words ?? ''}" dir="auto" required></div><button>Open</button></form>
${words !== undefined && found ? foundList(path, words, found) : ''}</div>`,
      }),
  });
}
