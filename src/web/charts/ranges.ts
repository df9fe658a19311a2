import { html } from 'hono/html';
import type { Html } from '../parts/html.ts';
import { sayNumber } from '../parts/text.ts';
import type { Told } from './columns.ts';
import { short, ticksTo } from './scale.ts';

/** A range with a middle: drawn as a bar from `lower` to `upper` with a mark at `median`. */
export type Range = {
  readonly label: string;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
};

const ROW = 26;
const LEFT = 13;

/** Horizontal ranges on a common scale from 0, one row each. */
export function rangeChart(ranges: readonly Range[], told: Told): Html {
  const ticks = ticksTo(Math.max(1, ...ranges.map((range) => range.upper)), 3);
  const most = ticks.at(-1) ?? 1;
  const x = (value: number): number => short(LEFT + ((98 - LEFT) * Math.max(0, value)) / most);
  const height = ranges.length * ROW;
  const grid = ticks.map((tick, at) => {
    const anchor = at === 0 ? 'start' : at === ticks.length - 1 ? 'end' : 'middle';
    return html`<line class="grid" x1="${x(tick)}%" x2="${x(tick)}%" y1="18" y2="${height + 20}"/><text class="value" x="${x(tick)}%" y="12" text-anchor="${anchor}">${sayNumber(tick)}</text>`;
  });
  const rows = ranges.map(({ label, lower, median, upper }, at) => {
    const y = 20 + at * ROW + ROW / 2;
    const width = short(Math.max(0.4, x(upper) - x(lower)));
    return html`<text class="label" x="0" y="${y + 4}">${label}</text><rect class="span-range" x="${x(lower)}%" width="${width}%" y="${y - 5}" height="10"/><line class="median" x1="${x(median)}%" x2="${x(median)}%" y1="${y - 8}" y2="${y + 8}"/>`;
  });
  return html`<svg class="ranges-chart" width="100%" height="${height + 24}" focusable="false"><g role="img" aria-labelledby="${told.name}-drawn ${told.name}-about"><title id="${told.name}-drawn">${told.title}</title><desc id="${told.name}-about">${told.about}</desc>${grid}${rows}</g></svg>`;
}
