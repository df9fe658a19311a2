import { html } from 'hono/html';
import type { Html } from '../parts/html.ts';
import { sayNumber } from '../parts/text.ts';
import { short, ticksTo } from './scale.ts';

/** A column: how high it is, what it is called in full, and where its records are found. */
export type Column = {
  readonly count: number;
  readonly name: string;
  /** What stands below it: at its middle, or with `edges` at its left side; `rare` ones give way on a narrow screen. */
  readonly label?: string;
  readonly rare?: boolean;
  readonly address?: string;
  /** Drawn in another way, because it is not like the others: several years together, or a year that is not over. */
  readonly odd?: boolean;
};

/** What a drawing says to those who do not see it; `name` makes its ids. */
export type Told = { readonly name: string; readonly title: string; readonly about: string };

const HEIGHT = 190;
const TOP = 24;
const BELOW = 24;

type Plot = { readonly columns: readonly Column[]; readonly edges: boolean; readonly most: number };

const yOf = (plot: Plot, count: number): number => short(TOP + HEIGHT - (HEIGHT * count) / plot.most);
const xOf = (plot: Plot, at: number): number => short((100 * at) / plot.columns.length);

function gridLines(plot: Plot, ticks: readonly number[]): Html[] {
  return ticks.map((tick, at) => {
    const y = Math.round(yOf(plot, tick)) + 0.5;
    const text = html`<text class="value" x="-8" y="${y + 4}" text-anchor="end">${sayNumber(tick)}</text>`;
    return html`<line class="${at === 0 ? 'base' : 'grid'}" x1="0" x2="100%" y1="${y}" y2="${y}"/>${text}`;
  });
}

function mark(plot: Plot, column: Column, at: number): Html {
  if (column.count === 0) return html``;
  const slot = 100 / plot.columns.length;
  const gap = plot.edges ? 0.06 : 0.16;
  const y = yOf(plot, column.count);
  const height = short(Math.max(1.5, TOP + HEIGHT - y));
  return html`<rect class="mark${column.odd ? ' odd' : ''}" x="${short(xOf(plot, at) + slot * gap)}%" width="${short(slot * (1 - 2 * gap))}%" y="${short(TOP + HEIGHT - height)}" height="${height}"/>`;
}

// Where columns are narrow the first and the last label are kept inside the drawing.
function labelOf(plot: Plot, column: Column, at: number): Html {
  if (column.label === undefined) return html``;
  const narrow = plot.columns.length > 15;
  const last = at === plot.columns.length - 1;
  const middle = xOf(plot, at) + (plot.edges ? 0 : 50 / plot.columns.length);
  const [x, anchor] =
    narrow && at === 0 ? [0, 'start'] : narrow && last && !plot.edges ? [100, 'end'] : [short(middle), 'middle'];
  return html`<text class="label${column.rare ? ' rare' : ''}" x="${x}%" y="${TOP + HEIGHT + 18}" text-anchor="${anchor}">${column.label}</text>`;
}

function peak(plot: Plot): Html {
  const highest = Math.max(...plot.columns.map((column) => column.count));
  const at = plot.columns.findIndex((column) => column.count === highest);
  const x = Math.min(97, Math.max(3, xOf(plot, at) + 50 / plot.columns.length));
  return html`<text class="peak" x="${short(x)}%" y="${yOf(plot, highest) - 6}" text-anchor="middle">${sayNumber(highest)}</text>`;
}

// For the pointer only: the table below the drawing has the same links for the keyboard and for those who listen.
function links(plot: Plot): Html {
  const width = short(100 / plot.columns.length);
  return html`<g aria-hidden="true">${plot.columns.map((column, at) =>
    column.address === undefined || column.count === 0
      ? ''
      : html`<a href="${column.address}" tabindex="-1"><title>${column.name}: ${sayNumber(column.count)}</title><rect class="hit" x="${xOf(plot, at)}%" width="${width}%" y="${TOP}" height="${HEIGHT + BELOW}"/></a>`,
  )}</g>`;
}

/** Columns side by side; sizes across are shares of the width, so that the text keeps its size on every screen. */
export function columnChart(columns: readonly Column[], told: Told, { edges = false } = {}): Html {
  const ticks = ticksTo(Math.max(1, ...columns.map((column) => column.count)));
  const plot: Plot = { columns, edges, most: ticks.at(-1) ?? 1 };
  return html`<div class="plot"><svg width="100%" height="${TOP + HEIGHT + BELOW}" focusable="false">
<g role="img" aria-labelledby="${told.name}-drawn ${told.name}-about"><title id="${told.name}-drawn">${told.title}</title><desc id="${told.name}-about">${told.about}</desc>
${gridLines(plot, ticks)}${columns.map((column, at) => mark(plot, column, at))}${columns.map((column, at) => labelOf(plot, column, at))}${peak(plot)}</g>
${links(plot)}</svg></div>`;
}
