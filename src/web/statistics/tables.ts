import type { World } from '../../core/ports.ts';
import type { CodeCounts, Selection, Statistics } from '../../core/statistics.ts';
import type { Table } from '../charts/table.ts';
import type { Ask } from '../face.ts';
import { type CodeNames, codeNames } from '../facet-codes.ts';
import { type NamedSelection, namedSelection, selectionOf } from '../selection.ts';
import { type Counted, codeTable, codeTitles } from './code-tables.ts';
import {
  answeredTable,
  lagTable,
  languageTable,
  publisherTable,
  sourceLanguageTable,
  submitterTable,
} from './coverage-tables.ts';
import { openTable, peopleTable, yearTable } from './number-tables.ts';

/** Every table of the statistics by the name in its address. */
export const tables: Readonly<Record<string, (counted: Counted) => Table>> = {
  years: yearTable,
  ...Object.fromEntries(Object.keys(codeTitles).map((name) => [name, (counted: Counted) => codeTable(counted, name)])),
  'people-affected': peopleTable,
  'time-open': openTable,
  answered: answeredTable,
  languages: languageTable,
  'source-languages': sourceLanguageTable,
  publishers: publisherTable,
  submitters: submitterTable,
  lag: lagTable,
};

/** Statistics with at most this many codes per field, for pages; a map needs all countries. */
function shortened(statistics: Statistics, most: number): Statistics {
  const cut = (counts: CodeCounts): CodeCounts => ({ ...counts, codes: counts.codes.slice(0, most) });
  const codes = Object.entries(statistics.codes).map(([name, counts]) => [
    name,
    name === 'country' ? counts : cut(counts),
  ]);
  const { coverage } = statistics;
  const { publishers, submitters } = coverage;
  return {
    ...statistics,
    codes: Object.fromEntries(codes),
    coverage: { ...coverage, publishers: cut(publishers), submitters: { ...submitters, ...cut(submitters) } },
  };
}

/** The names of all codes in some statistics; private persons have none. */
async function namesIn(world: World, statistics: Statistics): Promise<CodeNames> {
  const codes = Object.entries(statistics.codes).map(([name, counts]) => [name, counts.codes.map(({ code }) => code)]);
  return codeNames(world, Object.fromEntries(codes));
}

async function countedFor(world: World, selection: Selection, most: number): Promise<Counted> {
  const statistics = shortened(await world.queries.statistics(selection), most);
  return { selection, statistics, names: await namesIn(world, statistics) };
}

// A page shows the top of long lists; the files hold all that is counted.
const SHOWN = 40;

/** Counts what an address selects, with at most `most` codes per field, and names what it finds. */
export async function askedCounts(
  world: World,
  ask: Ask,
  most = SHOWN,
): Promise<{ readonly selection: NamedSelection; readonly counted: Counted }> {
  const selection = await namedSelection(world, selectionOf(ask));
  const { q, filters } = selection;
  return { selection, counted: await countedFor(world, { q, filters }, most) };
}
