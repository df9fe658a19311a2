import { field, fieldNamed } from '../../core/fields.ts';
import { withheldCode } from '../../core/privacy.ts';
import type { CodeCounts, Selection, Statistics } from '../../core/statistics.ts';
import type { Table, TableRow } from '../charts/table.ts';
import type { CodeNames } from '../facet-codes.ts';
import { searchWithCodes } from '../selection.ts';

/** What tables are made of: the statistics of a selection and the names of the codes in them. */
export type Counted = { readonly selection: Selection; readonly statistics: Statistics; readonly names: CodeNames };

/** The titles of the charts that count codes, in the order of the page. */
export const codeTitles: Readonly<Record<string, string>> = {
  country: 'By country',
  technology: 'By technology',
  sector: 'By sector',
  issue: 'By issue',
  harm: 'By harm',
  operator: 'Operators with most records',
  developer: 'Developers with most records',
  type: 'By type of record',
};

const blankLabel = (name: string): string => (fieldNamed(name)?.type === 'entity' ? 'nobody named' : 'none given');

/**
 * The counts of a field's codes, then the private persons whose names are withheld, who have no place in a ranking; the
 * last row is for records without one. Codes that may not be shown are left out.
 */
export function codeTable({ selection, statistics, names }: Counted, name: string): Table {
  const counts: CodeCounts = statistics.codes[name] ?? { codes: [], distinct: 0, records: 0 };
  const { total } = statistics;
  const ranked = counts.codes.filter(({ code }) => code !== withheldCode);
  const withheld = counts.codes.filter(({ code }) => code === withheldCode);
  const rows = [...ranked, ...withheld].flatMap(({ code, count }): TableRow[] => {
    const named = names(name, code);
    if (!named) return [];
    const address = searchWithCodes(selection, [[name, code]]);
    return [{ cells: [code, named.name, named.lang, count, total === 0 ? 0 : count / total], address }];
  });
  const blank = total - counts.records;
  const last: TableRow = { cells: [undefined, blankLabel(name), 'en', blank, total === 0 ? 0 : blank / total] };
  return {
    name,
    title: codeTitles[name] ?? name,
    columns: [
      { key: 'code', label: 'Code' },
      { key: 'name', label: field(name as Parameters<typeof field>[0]).label },
      { key: 'language', label: 'Language', is: 'lang' },
      { key: 'records', label: 'Records', is: 'number' },
      { key: 'share', label: 'Share of records', is: 'share' },
    ],
    rows: [...rows, last],
    whole: counts.distinct + 1,
  };
}
