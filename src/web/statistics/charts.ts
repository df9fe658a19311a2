import { html } from 'hono/html';
import { fieldNamed } from '../../core/fields.ts';
import { withheldCode } from '../../core/privacy.ts';
import type { Selection, Statistics } from '../../core/statistics.ts';
import { type Bar, barChart } from '../charts/bars.ts';
import { columnChart } from '../charts/columns.ts';
import type { Chart } from '../charts/figure.ts';
import { sayShare, type Table } from '../charts/table.ts';
import type { World } from '../charts/world.ts';
import { type CountryCount, worldMap } from '../charts/world-map.ts';
import { selectionAddress } from '../parts/address.ts';
import type { Html } from '../parts/html.ts';
import { count, said, sayNumber } from '../parts/text.ts';
import { searchWithCodes } from '../selection.ts';
import { type Counted, codeTable } from './code-tables.ts';
import { openTable, peopleTable, yearTable } from './number-tables.ts';
import { yearColumns } from './year-columns.ts';

const BARS = 12;

/** Where the files of a table are, under the same words and filters. */
export function dataOf({ selection }: Counted, name: string): Chart['data'] {
  const address = selectionAddress('', selection);
  return { path: `/statistics/${name}`, query: address };
}

// Names such as “unknown scammers” stand for many, so they say nothing in a ranking of makers and users.
const isNobody = (counted: Counted, field: string, code: unknown): boolean => {
  if (code === withheldCode) return true;
  const kind = counted.names(field, String(code))?.kind;
  return kind === 'group' || kind === 'unknown';
};

function barsOf(counted: Counted, table: Table): Bar[] {
  const named = table.rows.slice(0, -1).filter(({ cells }) => !isNobody(counted, table.name, cells[0]));
  return named.map(({ cells, address }) => {
    const [, name, lang, records] = cells;
    return { name: String(name), lang: typeof lang === 'string' ? lang : undefined, count: Number(records), address };
  });
}

// People whose names are withheld have no place in a ranking, but they are not to be forgotten either.
function withheldLine({ table, selection }: { table: Table; selection: Selection }): Html | '' {
  const row = table.rows.find(({ cells }) => cells[0] === withheldCode);
  if (!row) return '';
  const records = Number(row.cells[3]);
  const link = html`<a href="${searchWithCodes(selection, [[table.name, withheldCode]])}">${count(records, 'record')}</a>`;
  return html` ${link} ${records === 1 ? 'names' : 'name'} a private person here, whose name is withheld.`;
}

function answeredLine({ total, codes }: Statistics, name: string): string {
  const { records = 0 } = codes[name] ?? {};
  if (total === 0) return '';
  const given = `${count(records, 'record')} of ${sayNumber(total)} (${sayShare(records / total)})`;
  const unnamed = fieldNamed(name)?.type === 'entity' ? ' Groups and unknown actors are left to the table.' : '';
  const several = fieldNamed(name)?.many ? ' One record can count in several bars.' : '';
  return `${given} say so.${several}${unnamed}`;
}

/** Horizontal bars for the codes of a field. */
export function codeChart(counted: Counted, name: string): Chart {
  const table = codeTable(counted, name);
  const bars = barsOf(counted, table);
  const [first, second] = bars;
  const says = !first
    ? 'No record here gives one.'
    : first.count === 1
      ? 'None stands on more than one record.'
      : html`Most often ${said(first.name, first.lang)}, on ${count(first.count, 'record')}${second ? html`, then ${said(second.name, second.lang)}` : ''}.`;
  return {
    table,
    drawing: barChart(bars.slice(0, BARS)),
    says,
    note: html`${answeredLine(counted.statistics, name)}${withheldLine({ table, selection: counted.selection })}`,
    data: dataOf(counted, name),
  };
}

// Codes of the European Union and of our own for continents and “several countries”; Kosovo's XK is a place.
const isWideArea = (code: string): boolean => code === 'EU' || /^X[^K]/.test(code);

/** The map of countries. */
export function mapChart(counted: Counted, world: World): Chart {
  const table = codeTable(counted, 'country');
  const countries = table.rows.slice(0, -1).map(({ cells, address = '' }): CountryCount => {
    const [code, name, , records] = cells;
    return { code: String(code), name: String(name), count: Number(records), address };
  });
  const top = countries
    .filter(({ code }) => !isWideArea(code))
    .slice(0, 3)
    .map(({ name, count: records }) => `${name} (${sayNumber(records)})`);
  const says = top.length === 0 ? 'No record here names a country.' : `Most records: ${top.join(', ')}.`;
  const told = { name: 'country', title: 'Records by country, drawn as a map', about: says };
  return {
    table,
    drawing: worldMap(countries, told, world),
    says,
    note: 'Numbers of records, not rates: large countries and those with a large press stand out. Equal Earth projection; outlines and borders by Natural Earth, 1:110 million, and no statement on any of them.',
    wide: true,
    data: dataOf(counted, 'country'),
  };
}

/** Columns over time. `thisYear` is drawn as not over yet. */
export function timeChart(counted: Counted, thisYear: number): Chart {
  const { years, undated, total } = counted.statistics;
  const peak = years.reduce((best, line) => (line.count > best.count ? line : best), { year: 0, count: 0 });
  const says =
    peak.count === 0 ? 'No record here has a date.' : `Most began in ${peak.year}: ${count(peak.count, 'record')}.`;
  const first = years[0]?.year;
  const about = first === undefined ? says : `From ${first} to ${years.at(-1)?.year}. ${says}`;
  const told = { name: 'years', title: 'Records by year, drawn as columns', about };
  const { columns, note } = yearColumns(yearTable(counted).rows, years, thisYear);
  const dated = `${count(total - undated, 'record')} with a date, ${sayNumber(undated)} without.`;
  return {
    table: yearTable(counted),
    drawing: columns.length === 0 ? html`` : columnChart(columns, told),
    says,
    note: `${dated} A case that went on for longer counts in the year it began; the search for a year also finds those that went on in it.${note}`,
    wide: true,
    data: dataOf(counted, 'years'),
  };
}

const decades = ['0', '1', '10', '100', '1k', '10k', '100k', '1M', '10M', '100M', '1B'];

/** Columns for people affected: each decade ten times the one before. */
export function peopleChart(counted: Counted): Chart {
  const table = peopleTable(counted);
  const { bins, records } = counted.statistics.affected;
  const last = bins.findLastIndex((bin) => bin.count > 0);
  const from = (bins[0]?.count ?? 0) > 0 ? 0 : 1;
  const columns = bins.slice(0, last + 1).map((bin, at) => {
    const [name] = table.rows[at]?.cells ?? [];
    return { count: bin.count, name: `${name} people`, label: decades[at], address: table.rows[at]?.address };
  });
  const half = bins.slice(7).reduce((sum, bin) => sum + bin.count, 0);
  const says =
    records === 0 ? 'No record here gives a number.' : `${count(half, 'record')} with a million people or more.`;
  const told = {
    name: 'people-affected',
    title: 'Records by number of people affected, drawn as columns',
    about: says,
  };
  return {
    table,
    drawing: last < 0 ? html`` : columnChart(columns.slice(from), told, { edges: true }),
    says,
    note: `${count(records, 'record gives', 'records give')} a number. Each column spans ten times the one before (logarithmic scale). Where sources differ the preferred number counts.`,
    data: dataOf(counted, 'people-affected'),
  };
}

/** Bars for how long data stood open. */
export function openChart(counted: Counted): Chart {
  const table = openTable(counted);
  const { bins, records } = counted.statistics.exposure;
  const bars = table.rows
    .slice(0, -1)
    .map(({ cells, address }) => ({ name: String(cells[0]), count: Number(cells[3]), address }));
  const long = bins.slice(4).reduce((sum, bin) => sum + bin.count, 0);
  return {
    table,
    drawing: records === 0 ? html`` : barChart(bars),
    says:
      records === 0
        ? 'No record here says from when to when.'
        : `${count(long, 'exposure')} of ${sayNumber(records)} lasted six months or longer.`,
    note: 'From the first to the last day that the stated dates allow: “July 2018 to February 2019” counts as 243 days.',
    data: dataOf(counted, 'time-open'),
  };
}
