import { type EngineName, engineNames } from './options.ts';

/** What PostgreSQL is held to: a bar in place of the one for SQLite, and at most so many times SQLite's cost. */
export type PostgresBar = { readonly bar?: number; readonly times?: number };

/** One measured figure. `bar` is what DESIGN asks for: at most, or at least for a rate; from `barAt` records on. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly isRate?: true;
  readonly bar?: number;
  readonly barAt?: number;
  /** Where it is not held to the same bar as SQLite. */
  readonly postgres?: PostgresBar;
};

/** The figures of one engine, at one size where that can be chosen. */
export type Column = { readonly engine: EngineName; readonly size?: number; readonly figures: readonly Figure[] };

const said = (value: number): string => {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
};

// What comes in brackets is of one measurement, not of all.
const bareName = (name: string): string => name.replace(/ \(.*\)$/, '');
const named = (column: Column | undefined, name: string): Figure | undefined =>
  column?.figures.find((figure) => bareName(figure.name) === name);

/** How many times as much the second costs; a rate costs more when it is lower. Undefined where one of them is nothing. */
export function timesAsMuch(before: Figure | undefined, now: Figure): number | undefined {
  if (!before || before.value === 0 || now.value === 0) return undefined;
  return now.isRate ? before.value / now.value : now.value / before.value;
}

/** Whether a figure keeps its bar at this size; undefined where there is none to keep. */
export function keepsBar({ value, bar, barAt = 0, isRate }: Figure, size = 0): boolean | undefined {
  if (bar === undefined || size < barAt) return undefined;
  return isRate ? value >= bar : value <= bar;
}

/** Whether a figure misses what its engine is held to, `beside` being SQLite's at the same size. */
export function isMissed(figure: Figure, column: Pick<Column, 'engine' | 'size'>, beside?: Figure): boolean {
  if (column.engine === 'sqlite' || !figure.postgres) return keepsBar(figure, column.size) === false;
  const { bar, times } = figure.postgres;
  const cost = timesAsMuch(beside, figure);
  return keepsBar({ ...figure, bar }, column.size) === false || (!!times && !!cost && cost > times);
}

function barOf({ bar, isRate, barAt, postgres }: Figure): string {
  const sign = isRate ? '>=' : '<=';
  const from = barAt ? ` from ${barAt.toLocaleString('en')}` : '';
  const absolute = (one: number | undefined): string[] =>
    one === undefined ? [] : [`${sign} ${one.toLocaleString('en')}${from}`];
  const other = postgres
    ? [...absolute(postgres.bar), ...(postgres.times ? [`<= ${postgres.times} x SQLite`] : [])]
    : [];
  return [...absolute(bar), ...(other.length > 0 ? [`${engineNames.postgres} ${other.join(' and ')}`] : [])].join('; ');
}

type Beside = { readonly column: Column; readonly smaller: Column | undefined; readonly sqlite: Column | undefined };

function cell(name: string, { column, smaller, sqlite }: Beside): string {
  const figure = named(column, name);
  if (!figure) return '';
  const detail = / \((.*)\)$/.exec(figure.name)?.[1];
  const beside = column.engine === 'sqlite' ? undefined : named(sqlite, name);
  // 1.0 means that size does not matter.
  const grown = timesAsMuch(named(smaller, name), figure);
  const cost = timesAsMuch(beside, figure);
  return [
    `${said(figure.value)} ${figure.unit}`,
    ...(detail ? [`[${detail}]`] : []),
    ...(grown ? [`(x ${grown.toFixed(1)})`] : []),
    ...(cost ? [`= ${cost.toFixed(1)} SQLite`] : []),
    ...(isMissed(figure, column, beside) ? ['**missed**'] : []),
  ].join(' ');
}

/**
 * All figures as a table: one column for each size and engine, with the growth of the cost over the size before in
 * brackets, how many times SQLite's cost PostgreSQL's is, and the bar. A figure that misses its bar is marked.
 */
export function table(columns: readonly Column[]): string {
  const places = columns.map((column, at): Beside => {
    const smaller = columns.slice(0, at).findLast(({ engine }) => engine === column.engine);
    const sqlite = columns.find(({ engine, size }) => engine === 'sqlite' && size === column.size);
    return { column, smaller, sqlite };
  });
  const names = [...new Set(columns.flatMap(({ figures }) => figures.map((figure) => bareName(figure.name))))];
  const rows = names.map((name) => {
    const figure = columns.map((column) => named(column, name)).find((one) => one !== undefined);
    return `| ${[name, ...places.map((place) => cell(name, place)), figure ? barOf(figure) : ''].join(' | ')} |`;
  });
  const heads = columns.map(({ engine, size }) =>
    size === undefined ? engineNames[engine] : `${size.toLocaleString('en')} records, ${engineNames[engine]}`,
  );
  const all = ['', ...heads, 'bar'];
  return [`| ${all.join(' | ')} |`, `|${all.map(() => '---|').join('')}`, ...rows].join('\n');
}
