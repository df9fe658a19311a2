import { html } from 'hono/html';
import type { Html } from '../parts/html.ts';
import { breakable, count, said, sayNumber } from '../parts/text.ts';
import { short } from './scale.ts';

/** A bar: what it stands for, how long it is, and where its records are found. */
export type Bar = {
  readonly name: string;
  readonly lang?: string;
  readonly count: number;
  readonly address?: string;
  /** What stands at the end of the bar in place of the count. */
  readonly says?: string;
};

// The longest bar leaves room for its number.
const FULL = 78;

function strip(bar: Bar, most: number): Html {
  const width = most === 0 ? 0 : short((FULL * bar.count) / most);
  return html`<svg class="bar" aria-hidden="true" focusable="false" width="100%" height="20"><rect class="mark" y="4" width="${width}%" height="12"/><text x="${width}%" dx="6" y="15">${bar.says ?? sayNumber(bar.count)}</text></svg>`;
}

function line(bar: Bar, most: number): Html {
  const told = html`<span class="out">: ${bar.says ?? count(bar.count, 'record')}</span>`;
  const name = html`${said(breakable(bar.name), bar.lang)}${told}`;
  return html`<li>${bar.address ? html`<a href="${bar.address}">${name}</a>` : html`<span>${name}</span>`}${strip(bar, most)}</li>`;
}

/** Horizontal bars on a scale from 0 to `most` (the longest of them when left out); names wrap, so any length will do. */
export function barChart(bars: readonly Bar[], most = Math.max(0, ...bars.map((bar) => bar.count))): Html {
  return html`<ol class="bars">${bars.map((bar) => line(bar, most))}</ol>`;
}
