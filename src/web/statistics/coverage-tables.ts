import { fieldNamed } from '../../core/fields.ts';
import type { CodeCounts, Quartiles } from '../../core/statistics.ts';
import type { Table, TableColumn } from '../charts/table.ts';
import { languageName } from '../parts/text.ts';
import type { Counted } from './code-tables.ts';

const counted: readonly TableColumn[] = [
  { key: 'records', label: 'Records', is: 'number' },
  { key: 'share', label: 'Share of records', is: 'share' },
];

const shareOf = (count: number, total: number): number => (total === 0 ? 0 : count / total);

/** How many records answer each wanted field; a stated reason for "unknown" is an answer. */
export function answeredTable({ statistics }: Counted): Table {
  const { total, coverage } = statistics;
  return {
    name: 'answered',
    title: 'How often each wanted fact is answered',
    columns: [{ key: 'code', label: 'Field' }, { key: 'name', label: 'Fact' }, ...counted],
    rows: coverage.answered.map(({ field, count }) => ({
      cells: [field, fieldNamed(field)?.label ?? field, count, shareOf(count, total)],
    })),
  };
}

type Listed = Pick<Table, 'name' | 'title'> & { readonly label: string; readonly say?: (code: string) => string };

function listTable({ codes, distinct }: CodeCounts, total: number, { name, title, label, say }: Listed): Table {
  const rows = codes.map(({ code, count }) => ({
    cells: say ? [code, say(code), count, shareOf(count, total)] : [code, count, shareOf(count, total)],
  }));
  const first: readonly TableColumn[] = say ? [{ key: 'code', label: 'Code' }] : [];
  return { name, title, columns: [...first, { key: 'name', label }, ...counted], rows, whole: distinct };
}

/** The languages in which records are written. */
export function languageTable({ statistics: { coverage, total } }: Counted): Table {
  const listed = { name: 'languages', title: 'Languages of the records', label: 'Language', say: languageName };
  return listTable(coverage.languages, total, listed);
}

/** The languages of the sources that records cite; a record counts once for each. */
export function sourceLanguageTable({ statistics: { coverage, total } }: Counted): Table {
  const listed = { name: 'source-languages', title: 'Languages of the sources', label: 'Language', say: languageName };
  return listTable(coverage.sourceLanguages, total, listed);
}

/** The publishers of the sources that records cite; a record counts once for each. */
export function publisherTable({ statistics: { coverage, total } }: Counted): Table {
  return listTable(coverage.publishers, total, {
    name: 'publishers',
    title: 'Whose reports the records rest on',
    label: 'Publisher',
  });
}

/** Who brought the records in. */
export function submitterTable({ statistics: { coverage, total } }: Counted): Table {
  return listTable(coverage.submitters, total, {
    name: 'submitters',
    title: 'Who brought the records in',
    label: 'Contributor',
  });
}

const quartileCells = ({ count, lower, median, upper }: Quartiles): number[] => [count, lower, median, upper];

/** Days between the event and its record here, by the year of the event; the last row is for all years. */
export function lagTable({ statistics: { coverage } }: Counted): Table {
  const { years, all } = coverage.lag;
  const rows = years.map(({ year, ...quartiles }) => ({ cells: [String(year), ...quartileCells(quartiles)] }));
  return {
    name: 'lag',
    title: 'Days from the event to its record here',
    columns: [
      { key: 'year', label: 'Year of the event' },
      { key: 'records', label: 'Records', is: 'number' },
      { key: 'lower_quartile', label: 'A quarter within', is: 'number' },
      { key: 'median', label: 'Half within', is: 'number' },
      { key: 'upper_quartile', label: 'Three quarters within', is: 'number' },
    ],
    rows: all ? [...rows, { cells: ['all years', ...quartileCells(all)] }] : rows,
  };
}
