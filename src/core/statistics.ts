import type { FacetCount, SearchRequest } from './ports.ts';

/** What is counted: the records that a search with these words and filters finds. */
export type Selection = Pick<SearchRequest, 'q' | 'filters'>;

/** The codes of a field, most frequent first; `distinct` counts also those left out, `records` those with at least one. */
export type CodeCounts = { readonly codes: readonly FacetCount[]; readonly distinct: number; readonly records: number };

/** Records whose number is at least `from` and less than `below`; the last bin has no end. */
export type Bin = { readonly from: number; readonly below?: number; readonly count: number };

/** A spread of numbers: the bins, and how many records have a number at all. */
export type Spread = { readonly bins: readonly Bin[]; readonly records: number };

/** A quarter of the values lies at or below `lower`, half at or below `median`, three quarters at or below `upper`. */
export type Quartiles = {
  readonly count: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
};

/** Who brought the records in. Shares and the Herfindahl index go from 0 to 1 and are 0 when there are no records. */
export type Concentration = CodeCounts & {
  readonly largest: number;
  readonly topFive: number;
  readonly herfindahl: number;
};

/**
 * Days from the first day of the event to the first publication of its record; `years` are those of the event, and
 * `busiestDay` is the share of dated records (0 to 1) that were published on the one day on which most were.
 */
export type Lag = {
  readonly all?: Quartiles;
  readonly years: readonly (Quartiles & { readonly year: number })[];
  readonly busiestDay: number;
};

/** What the numbers rest on: how many records answer each wanted field, in which languages, from whom, how late. */
export type Coverage = {
  readonly answered: readonly { readonly field: string; readonly count: number }[];
  readonly languages: CodeCounts;
  readonly sourceLanguages: CodeCounts;
  readonly publishers: CodeCounts;
  readonly submitters: Concentration;
  readonly lag: Lag;
};

/**
 * What a selection says as a whole. A case counts in the year it began; `undated` has no date. `codes` holds the counts
 * per facet field, `affected` people, `exposure` days that data stood open.
 */
export type Statistics = {
  readonly total: number;
  readonly years: readonly { readonly year: number; readonly count: number }[];
  readonly undated: number;
  readonly codes: Readonly<Record<string, CodeCounts>>;
  readonly affected: Spread;
  readonly exposure: Spread;
  readonly coverage: Coverage;
};

/** The names of two facet fields to set against each other within a selection. */
export type CrossRequest = Selection & { readonly rows: string; readonly columns: string };

/** A line of a cross table: a code, all `other` codes together, or the records in which the field is `blank`. */
export type CrossLine = { readonly kind: 'code' | 'other' | 'blank'; readonly code?: string; readonly records: number };

/**
 * Records by the codes of two fields; `cells` are in the order of rows, then columns. A record with several codes stands
 * in several cells, once in each, so cells add up to more than `total`.
 */
export type CrossTable = {
  readonly total: number;
  readonly rows: readonly CrossLine[];
  readonly columns: readonly CrossLine[];
  readonly cells: readonly (readonly number[])[];
};

/** What two records have in common; the roles differ when an entity stands in another role on the other record. */
export type SharedThing = {
  readonly code: string;
  readonly here: readonly string[];
  readonly there: readonly string[];
};

/** A record like another one, and why: what both share, rarest first. */
export type SimilarRecord = { readonly id: string; readonly score: number; readonly shared: readonly SharedThing[] };
