import { wantedFields } from '../core/completeness.ts';
import type { Coverage, Lag } from '../core/statistics.ts';
import type { Columns } from './columns.ts';
import { concentrationOf, quartilesOf } from './spread.ts';
import { codeCounts, rankedTokens, type Tally } from './tally.ts';
import { yearsByDay } from './years.ts';

const DAY = 86_400_000;
const MAX_LANGUAGES = 200;
const MAX_PUBLISHERS = 100;
const MAX_SUBMITTERS = 100;

function answeredIn(columns: Columns, docids: Uint32Array): Coverage['answered'] {
  const masks = columns.numbers.get('_answered');
  const counts = wantedFields.map(() => 0);
  for (const docid of docids) {
    const mask = masks?.[docid] ?? 0;
    for (let at = 0; at < counts.length; at += 1) if ((mask >>> at) & 1) counts[at] = (counts[at] ?? 0) + 1;
  }
  return wantedFields.map(({ name }, at) => ({ field: name, count: counts[at] ?? 0 }));
}

type Dated = { readonly year: number; readonly lag: number; readonly arrived: number };

function datedIn(columns: Columns, docids: Uint32Array): Dated[] {
  const yearOfDay = yearsByDay();
  const dated: Dated[] = [];
  for (const docid of docids) {
    const day = columns.firstDay[docid] as number;
    const year = yearOfDay(day);
    const arrived = Math.floor((columns.published[docid] as number) / DAY);
    if (year !== undefined && !Number.isNaN(arrived)) dated.push({ year, lag: arrived - day, arrived });
  }
  return dated;
}

function busiestOf(dated: readonly Dated[]): number {
  const counts = new Map<number, number>();
  for (const { arrived } of dated) counts.set(arrived, (counts.get(arrived) ?? 0) + 1);
  const most = counts.values().reduce((highest, count) => Math.max(highest, count), 0);
  return dated.length === 0 ? 0 : most / dated.length;
}

function lagIn(columns: Columns, docids: Uint32Array): Lag {
  const dated = datedIn(columns, docids);
  const lagsOf = (some: readonly Dated[]): Float64Array => Float64Array.from(some, ({ lag }) => lag);
  const years = [...Map.groupBy(dated, ({ year }) => year)].sort(([a], [b]) => a - b);
  return {
    all: quartilesOf(lagsOf(dated)),
    years: years.flatMap(([year, some]) => {
      const quartiles = quartilesOf(lagsOf(some));
      return quartiles ? [{ year, ...quartiles }] : [];
    }),
    busiestDay: busiestOf(dated),
  };
}

/** The reserved fields that `coverageOf` reads from a tally. */
export const reservedFields: readonly string[] = ['_language', '_source_language', '_publisher', '_submitter'];

/** What the statistics of these records rest on. `tally` is theirs and has the reserved fields. */
export function coverageOf(columns: Columns, docids: Uint32Array, tally: Tally): Coverage {
  const submitters = rankedTokens(columns, tally, '_submitter').map((token) => tally.counts[token] ?? 0);
  return {
    answered: answeredIn(columns, docids),
    languages: codeCounts(columns, tally, { field: '_language', most: MAX_LANGUAGES }),
    sourceLanguages: codeCounts(columns, tally, { field: '_source_language', most: MAX_LANGUAGES }),
    publishers: codeCounts(columns, tally, { field: '_publisher', most: MAX_PUBLISHERS }),
    submitters: {
      ...codeCounts(columns, tally, { field: '_submitter', most: MAX_SUBMITTERS }),
      ...concentrationOf(submitters),
    },
    lag: lagIn(columns, docids),
  };
}
