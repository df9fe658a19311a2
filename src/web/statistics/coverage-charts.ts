import { html } from 'hono/html';
import { type Bar, barChart } from '../charts/bars.ts';
import type { Chart } from '../charts/figure.ts';
import { rangeChart } from '../charts/ranges.ts';
import { sayShare, type Table } from '../charts/table.ts';
import type { Html } from '../parts/html.ts';
import { count } from '../parts/text.ts';
import { dataOf } from './charts.ts';
import { type Counted, codeTable } from './code-tables.ts';
import {
  answeredTable,
  lagTable,
  languageTable,
  publisherTable,
  sourceLanguageTable,
  submitterTable,
} from './coverage-tables.ts';
import { AT_ONCE } from './limits.ts';

const BARS = 12;
const YEARS = 16;

function cellOf({ columns }: Table, cells: readonly unknown[], key: string): unknown {
  return cells[columns.findIndex((column) => column.key === key)];
}

// Shares of all records on one scale to 100 %, so that the charts of this page can be set side by side.
function shareBars(table: Table, most = BARS): Html {
  const bars = table.rows.slice(0, most).map(({ cells }): Bar => {
    const share = Number(cellOf(table, cells, 'share'));
    return { name: String(cellOf(table, cells, 'name')), count: share, says: sayShare(share) };
  });
  return barChart(bars, 1);
}

function answeredChart(counted: Counted): Chart {
  const table = answeredTable(counted);
  const { answered } = counted.statistics.coverage;
  const [rarest] = [...answered].sort((a, b) => a.count - b.count);
  const row = table.rows.find(({ cells }) => cells[0] === rarest?.field);
  return {
    table,
    drawing: shareBars(table, table.rows.length),
    says: row ? `Least often answered: ${row.cells[1]} (${sayShare(Number(row.cells[3]))}).` : '',
    note: 'A stated reason, such as “not disclosed”, is an answer. A chart over a field speaks only for the records that answer it.',
    data: dataOf(counted, 'answered'),
  };
}

function plainChart(counted: Counted, table: Table, more: Pick<Chart, 'says' | 'note'>): Chart {
  return { table, drawing: shareBars(table), ...more, data: dataOf(counted, table.name) };
}

function submitterChart(counted: Counted): Chart {
  const { largest, topFive, herfindahl, distinct } = counted.statistics.coverage.submitters;
  const equal = herfindahl === 0 ? 0 : 1 / herfindahl;
  const says = `${count(distinct, 'contributor')}. The largest brought ${sayShare(largest)}${distinct > 5 ? `, the five largest ${sayShare(topFive)}` : ''}.`;
  const note = `Herfindahl index ${herfindahl.toFixed(3)} (0 to 1; the sum of the squared shares): as concentrated as ${count(Math.round(equal * 10) / 10, 'contributor')} with equal shares. What the largest looks for, and where, shapes every chart.`;
  return plainChart(counted, submitterTable(counted), { says, note });
}

function lagChart(counted: Counted): Chart {
  const { all, years, busiestDay } = counted.statistics.coverage.lag;
  const shown = years.slice(-YEARS).reverse();
  const days = (value: number): string => count(Math.round(value), 'day');
  const says = all
    ? `Half came in within ${days(all.median)} of the event; the middle half between ${days(all.lower)} and ${days(all.upper)}.`
    : 'No record here has a date.';
  const atOnce =
    busiestDay > AT_ONCE
      ? ` ${sayShare(busiestDay)} of the dated records came in on one day, as by an import: for them these days only tell how old the event is.`
      : '';
  const told = { name: 'lag', title: 'Days from event to record by year of the event, drawn as ranges', about: says };
  return {
    table: lagTable(counted),
    drawing: all
      ? rangeChart(
          shown.map(({ year, ...range }) => ({ label: String(year), ...range })),
          told,
        )
      : html``,
    says,
    note: `Days from the first day of the event to the first publication of its record in this Casebook, by the year of the event${years.length > YEARS ? ` (the latest ${YEARS}; all in the table)` : ''}: bars hold the middle half, the mark is the median. Records brought over from another collection count from the day they arrived here. Late cases of the latest years are still to come, so these look quicker than they are.${atOnce}`,
    wide: true,
    data: dataOf(counted, 'lag'),
  };
}

/** The charts of the coverage page, in order. */
export function coverageCharts(counted: Counted): Chart[] {
  const { coverage, total, codes } = counted.statistics;
  const { languages, sourceLanguages, publishers } = coverage;
  const [spoken] = languages.codes;
  const silent = total - sourceLanguages.records;
  const [paper] = publishers.codes;
  return [
    answeredChart(counted),
    submitterChart(counted),
    plainChart(counted, languageTable(counted), {
      says: spoken
        ? `${count(languages.distinct, 'language')}; ${sayShare(spoken.count / total)} of the records are written in one.`
        : '',
      note: 'The language a record is written in here, which need not be that of the place it happened.',
    }),
    plainChart(counted, sourceLanguageTable(counted), {
      says: `${count(sourceLanguages.distinct, 'language')} among the sources.`,
      note: `A record counts once for each language of its sources. ${count(silent, 'record cites', 'records cite')} no source whose language is known.`,
    }),
    plainChart(counted, codeTable(counted, 'country'), {
      says: `${count(codes['country']?.distinct ?? 0, 'country or area', 'countries and areas')}.`,
      note: 'Where it happened. A record can name several; the share is of all records, also of those that name none.',
    }),
    plainChart(counted, publisherTable(counted), {
      says: paper
        ? `${count(publishers.distinct, 'publisher')}; most often ${paper.code}, on ${count(paper.count, 'record')}.`
        : 'No publisher is known.',
      note: 'A record counts once for each publisher it cites. Where none is named, the site of the address stands for it.',
    }),
    lagChart(counted),
  ];
}
