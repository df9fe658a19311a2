import type { Arrival } from '../core/arrival.ts';

/** Where something stands in what is imported: a line from 1, the column's own name, and the file where there are several. */
export type Place = { readonly line: number; readonly column?: string; readonly file?: string };

/** A term that fits no code of its field's vocabulary; it was kept as written. */
export type Unmapped = { readonly field: string; readonly term: string };

/** A row that stays out, and why; `isCutOff` where the file seems to end in the middle of it. */
export type RowRefused = { readonly place: Place; readonly refused: string; readonly isCutOff?: boolean };

/** What one row of a file became: documents on their way in, or the reason why it stays out. */
export type ImportedRow =
  | (Pick<Arrival, 'entities' | 'sources' | 'records'> & {
      readonly place: Place;
      readonly unmapped: readonly Unmapped[];
      /** One entry for each person withheld, by where the name stood; never the name. */
      readonly withheld: readonly Place[];
    })
  | RowRefused;

/** A collection being read: who says it, and its rows in order. `total` is the number of rows that will come. */
export type ImportedCollection = {
  readonly collection: string;
  readonly title: string;
  readonly reason: string;
  readonly credit: string;
  readonly total: number;
  readonly rows: AsyncIterable<ImportedRow>;
  /** Sentences about the files for the report: their encoding, their digest. */
  readonly remarks: readonly string[];
};
