import type { Agreement } from './agreement.ts';
import { type FieldName, fieldNamed } from './fields.ts';
import type { Statement } from './statement.ts';

/** A code that one annotator gave for a field on which at least one other annotator spoke too. */
export type Annotation = { readonly field: FieldName; readonly asserter: string; readonly value: string };

/** An annotation as the index keeps it, with the number of its record. */
export type RecordAnnotation = Pick<Annotation, 'asserter' | 'value'> & { readonly docid: number };

/** What two annotators said differently about one record, each all their codes in order, and on how many records. */
export type Disagreement = {
  readonly one: readonly string[];
  readonly other: readonly string[];
  readonly count: number;
};

/**
 * How far the annotators of one field agree. `units` are the records that at least two of them judged and `differing`
 * those on which they differ, of which `records` holds the first; `severalCodes` says that somebody gave more than one
 * code for a record, and then all codes of an annotator together are one value. `agreement` is missing where units are
 * fewer than `fewestUnits` or all values the same.
 */
export type FieldAgreement = {
  readonly field: string;
  readonly units: number;
  readonly differing: number;
  readonly annotators: readonly { readonly name: string; readonly records: number }[];
  readonly severalCodes: boolean;
  readonly agreement?: Agreement;
  readonly disagreements: readonly Disagreement[];
  readonly records: readonly string[];
};

/** On fewer records than this an interval says nothing, and sources that each tell a part look like annotators. */
export const fewestUnits = 10;

/**
 * The annotations of a record. An annotator is whoever makes statements of rank normal about a field of codes; a
 * preferred statement is the outcome that was settled on, not one judgement more, and a reason why there is no value is
 * no judgement. Fields on which fewer than two annotators spoke have none.
 */
export function annotationsOf(statements: readonly Statement[]): readonly Annotation[] {
  const found = new Map<string, Annotation>();
  const voices = new Map<FieldName, Set<string>>();
  for (const { field, by, rank, value } of statements) {
    if (rank !== 'normal' || typeof value !== 'string' || fieldNamed(field)?.type !== 'code') continue;
    found.set(JSON.stringify([field, by, value]), { field, asserter: by, value });
    voices.set(field, (voices.get(field) ?? new Set()).add(by));
  }
  return [...found.values()].filter(({ field }) => (voices.get(field)?.size ?? 0) > 1);
}
