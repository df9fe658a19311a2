import { html } from 'hono/html';
import { readEdtf, yearOf } from '../../core/edtf.ts';
import { fieldNamed } from '../../core/fields.ts';
import type { EntityRole } from '../../core/ports.ts';
import { short } from '../charts/scale.ts';
import type { Html } from './html.ts';
import { count, dateOf, inLanguage, sayNumber } from './text.ts';
import { monthStart, type TimeScale, timeScale } from './time-scale.ts';

type Dated = { readonly line: EntityRole; readonly first: number; readonly last: number };

/** A case as a dot or a line, stacked where it would cover another; `level` counts from 0 at the bottom. */
type Dot = { readonly dated: Dated; readonly from: number; readonly to: number; readonly level: number };

const DOT = 11;
const LABEL = 20;
const MAX_LEVELS = 8;
const HIGHEST = 90;
const LONG = 366;
// The share of the width that a dot takes on a narrow screen.
const ROOM = 3.6;

const labelOf = (role: string): string => fieldNamed(role)?.label ?? role;

function datedOf(lines: readonly EntityRole[]): Dated[] {
  return lines
    .flatMap((line): Dated[] => {
      const date = line.record.occurred === undefined ? undefined : readEdtf(line.record.occurred);
      const first = date?.first ?? date?.last;
      const last = date?.last ?? date?.first;
      return first === undefined || last === undefined ? [] : [{ line, first, last }];
    })
    .sort((a, b) => a.first - b.first || a.last - b.last);
}

// A year or less is a dot in its middle, because a date such as “2023” says no more; what went on for longer is a line.
function stacked(dated: readonly Dated[], scale: TimeScale): Dot[] {
  const ends: number[] = [];
  return dated.map((one) => {
    const isLong = one.last - one.first > LONG;
    const from = scale.at(isLong ? one.first : (one.first + one.last) / 2);
    const to = isLong ? scale.at(one.last) : from;
    const free = ends.findIndex((end) => end + ROOM <= from);
    const level = free < 0 ? ends.length : free;
    ends[level] = to;
    return { dated: one, from, to, level };
  });
}

function dotMarks(dots: readonly Dot[], base: number): Html[] {
  return dots.map(({ from, to, level }) => {
    const y = base - 6 - level * DOT;
    return from === to
      ? html`<circle class="mark" cx="${from}%" cy="${y}" r="4"/>`
      : html`<line class="stretch" x1="${from}%" x2="${to}%" y1="${y}" y2="${y}"/>`;
  });
}

// Very many cases are counted by year, as a heap of dots would only be high.
function columnMarks(dots: readonly Dot[], base: number, scale: TimeScale): Html[] {
  const byYear = Map.groupBy(dots, ({ dated }) => yearOf(dated.first));
  const most = Math.max(...byYear.values().map((some) => some.length));
  const inside = (day: number): number => Math.min(100, Math.max(0, scale.at(day)));
  return [...byYear].map(([year, { length }]) => {
    const [from, to] = [12 * year, 12 * year + 12].map((month) => inside(monthStart(month))) as [number, number];
    const height = Math.max(1.5, (HIGHEST * length) / most);
    const gap = (to - from) * 0.08;
    return html`<rect class="mark" x="${short(from + gap)}%" width="${short(to - from - 2 * gap)}%" y="${short(base - height)}" height="${short(height)}"/><text x="${short((from + to) / 2)}%" y="${short(base - height - 4)}" text-anchor="middle">${sayNumber(length)}</text>`;
  });
}

function lane(role: string, dots: readonly Dot[], scale: TimeScale): Html {
  const levels = levelsOf(dots);
  const isHeap = levels > MAX_LEVELS;
  const height = LABEL + (isHeap ? HIGHEST + LABEL : levels * DOT) + 6;
  const base = height - 1;
  const grid = scale.ticks.map(
    ({ at }) => html`<line class="tick" x1="${at}%" x2="${at}%" y1="${LABEL}" y2="${base}"/>`,
  );
  const marks = isHeap ? columnMarks(dots, base, scale) : dotMarks(dots, base);
  return html`<svg class="lane" aria-hidden="true" focusable="false" width="100%" height="${height}">${grid}<text class="lane-name" x="0" y="13">${labelOf(role)}: ${sayNumber(dots.length)}</text>${marks}<line class="base" x1="0" x2="100%" y1="${base}" y2="${base}"/></svg>`;
}

const levelsOf = (dots: readonly Dot[]): number => 1 + Math.max(...dots.map((dot) => dot.level));

function drawnAs(lanes: readonly (readonly Dot[])[]): string {
  const dotted = lanes.filter((dots) => levelsOf(dots) <= MAX_LEVELS).flat();
  const hasHeap = lanes.some((dots) => levelsOf(dots) > MAX_LEVELS);
  return [
    dotted.length > 0 ? 'Each dot is a case.' : '',
    dotted.some((dot) => dot.from !== dot.to) ? 'A line is one that went on for more than a year.' : '',
    hasHeap ? 'Very many are counted by year.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function axis(scale: TimeScale): Html {
  const labels = scale.ticks.map(({ at, label }) => {
    const anchor = at < 4 ? 'start' : at > 92 ? 'end' : 'middle';
    return html`<text x="${at}%" y="14" text-anchor="${anchor}">${label}</text>`;
  });
  return html`<svg class="lane-axis" aria-hidden="true" focusable="false" width="100%" height="20">${labels}</svg>`;
}

function row({ line }: Dated): Html {
  const { record, role } = line;
  return html`<tr><td>${dateOf(record.occurred ?? '')}</td><th scope="row"><a href="/records/${record.id}"${inLanguage(record.lang)}>${record.title}</a></th><td>${labelOf(role)}</td></tr>`;
}

/** What may be missing: how many roles there are in all. */
export type Whole = { readonly total: number };

/** An entity's records by their dates, one lane for each role, and the same as a table; nothing when fewer than two have a date. */
export function entityTime(lines: readonly EntityRole[], { total }: Whole): Html | '' {
  const dated = datedOf(lines);
  const scale = timeScale(Math.min(...dated.map((one) => one.first)), Math.max(...dated.map((one) => one.last)));
  if (dated.length < 2 || !scale) return '';
  const lanes = [...Map.groupBy(dated, ({ line }) => line.role)].sort(([, a], [, b]) => b.length - a.length);
  const missing = [
    ...(lines.length > dated.length ? [`${count(lines.length - dated.length, 'record')} without a date.`] : []),
    ...(total > lines.length ? [`Only the ${sayNumber(lines.length)} newest of ${sayNumber(total)} are drawn.`] : []),
  ].join(' ');
  const told = lanes.map(([role, some]) => `${labelOf(role)}: ${count(some.length, 'record')}`).join('; ');
  return html`<section class="chart lanes" aria-labelledby="over-time"><h2 id="over-time">Over time</h2>
<p class="says">When the cases began, by role. ${drawnAs(lanes.map(([, some]) => stacked(some, scale)))}</p>
<div role="img" aria-label="Records by date and role, drawn as dots. ${told}.">${lanes.map(([role, some]) => lane(role, stacked(some, scale), scale))}${axis(scale)}</div>
${missing ? html`<p class="note">${missing}</p>` : ''}
<details><summary>As a table</summary><table class="list dated"><caption class="out">Records by date</caption>
<thead><tr><th scope="col">Date</th><th scope="col">Record</th><th scope="col">Role</th></tr></thead><tbody>${dated.map(row)}</tbody></table></details></section>`;
}
