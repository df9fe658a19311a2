import { html } from 'hono/html';
import type { Agreement } from '../../core/agreement.ts';
import type { Html } from '../parts/html.ts';
import { short } from './scale.ts';

// Above the first of these bounds conclusions are tentative, above the second values may be relied on.
const customaryBounds: readonly [number, number] = [0.667, 0.8];

const LEFT = 2;
const RIGHT = 98;
const MIDDLE = 11;

/** Where a common scale for these intervals begins: at 0, or at the quarter below the lowest of them. */
export function scaleStart(intervals: readonly Pick<Agreement, 'low'>[]): number {
  return Math.max(-1, Math.min(0, ...intervals.map(({ low }) => Math.floor(low * 4) / 4)));
}

const place = (value: number, from: number): string =>
  `${short(LEFT + ((RIGHT - LEFT) * (Math.max(from, value) - from)) / (1 - from))}%`;

function upright(value: number, from: number, name: string): Html {
  const x = place(value, from);
  return html`<line class="${name}" x1="${x}" x2="${x}" y1="0" y2="${2 * MIDDLE}"/>`;
}

/** An interval as a line with a dot at alpha, on a scale from `from` to 1; the numbers stand beside it. */
export function intervalMark({ alpha, low, high }: Agreement, from: number): Html {
  const bounds = customaryBounds.map((bound) => upright(bound, from, 'bound'));
  return html`<svg class="interval" aria-hidden="true" focusable="false" width="100%" height="${2 * MIDDLE}"><line class="grid" x1="${place(from, from)}" x2="${place(1, from)}" y1="${MIDDLE}" y2="${MIDDLE}"/>${upright(0, from, 'base')}${upright(1, from, 'grid')}${bounds}<line class="whisker" x1="${place(low, from)}" x2="${place(high, from)}" y1="${MIDDLE}" y2="${MIDDLE}"/><circle class="mark" cx="${place(alpha, from)}" cy="${MIDDLE}" r="5"/></svg>`;
}

/** The labels above a column of intervals. */
export function intervalAxis(from: number): Html {
  const [tentative, reliable] = customaryBounds;
  const label = (value: number, anchor: string, rare: boolean): Html =>
    html`<text${rare ? html` class="rare"` : ''} x="${place(value, from)}" y="11" text-anchor="${anchor}">${String(value).replace('-', '−')}</text>`;
  const start = from < 0 ? label(from, 'start', true) : '';
  return html`<svg class="interval" aria-hidden="true" focusable="false" width="100%" height="14">${start}${label(0, from < 0 ? 'middle' : 'start', false)}${label(tentative, 'end', false)}${label(reliable, 'start', false)}${label(1, 'end', true)}</svg>`;
}
