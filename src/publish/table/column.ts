import type { Cell } from '../../core/csv-text.ts';
import type { FieldSpec } from '../../core/fields.ts';

/**
 * One column of a published table. `name` never changes; `text`, `integer` and `number` are what a cell holds, and a `list`
 * is text that holds several values, joined by "; ". `vocabulary` names the list of codes that cells come from, `field` the
 * field of the registry, `elsewhere` the column or criterion that other collections have for it.
 */
export type Column = {
  readonly name: string;
  readonly meaning: string;
  readonly type: 'text' | 'integer' | 'number' | 'list';
  readonly unit?: string;
  readonly vocabulary?: string;
  readonly field?: string;
  readonly elsewhere?: FieldSpec['elsewhere'];
};

/** A row: one cell for each column, in the same order. */
export type Row = readonly Cell[];

/** A column with the way to its cell. */
export type Filled<T> = Column & { readonly cell: (from: T) => Cell };

/** Several values in one cell, each once; an empty list is an empty cell. A value that holds "; " itself is told apart only in the long form. */
export function joined(values: readonly string[]): string | undefined {
  if (values.length < 2) return values[0];
  return [...new Set(values)].join('; ');
}
