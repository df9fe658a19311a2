import { fieldNamed } from '../core/fields.ts';
import type { ImportedRow, Unmapped } from './imported-row.ts';
import { matcherOf } from './match-code.ts';

/** How many terms of a field stood for codes of its vocabulary, and how many were kept as written. */
export type CodeShare = { readonly field: string; readonly known: number; readonly unknown: number };

/** Counts the terms of coded fields, in memory that depends on the fields only. */
export type ShareBook = {
  readonly count: (row: Exclude<ImportedRow, { readonly refused: string }>) => void;
  readonly shares: () => readonly CodeShare[];
};

const ENOUGH_TO_JUDGE = 10;
const FEW = 0.2;
const MOST = 0.5;

const vocabularyOf = (field: string): string | undefined => fieldNamed(field)?.vocabulary;

/** An empty count. */
export function shareBook(): ShareBook {
  const known = new Map<string, number>();
  const unknown = new Map<string, number>();
  const raise = (counts: Map<string, number>, field: string): unknown =>
    counts.set(field, (counts.get(field) ?? 0) + 1);
  const count: ShareBook['count'] = ({ records, unmapped }) => {
    for (const { document } of records) {
      for (const { field, value } of document.statements) {
        if (value !== undefined && vocabularyOf(field) !== undefined) raise(known, field);
      }
    }
    for (const { field } of unmapped) raise(unknown, field);
  };
  const shares = (): readonly CodeShare[] =>
    [...new Set([...known.keys(), ...unknown.keys()])].map((field) => ({
      field,
      known: known.get(field) ?? 0,
      unknown: unknown.get(field) ?? 0,
    }));
  return { count, shares };
}

type Counted = Unmapped & { readonly count: number };

// The field whose vocabulary holds most of these terms, if there is one.
function ownerOf(terms: readonly Counted[], others: readonly string[]): string | undefined {
  const all = terms.reduce((sum, { count }) => sum + count, 0);
  return others.find((field) => {
    const find = matcherOf(vocabularyOf(field) ?? '');
    const fit = terms.reduce((sum, { term, count }) => sum + (find(term) ? count : 0), 0);
    return fit > all * MOST;
  });
}

/**
 * Sentences on fields of which hardly a term is known, although there are enough to judge by: then a column is probably
 * under the wrong title. Titles swapped between columns of free names cannot be found out this way.
 */
export function mixedUp(shares: readonly CodeShare[], terms: readonly Counted[]): readonly string[] {
  const label = (field: string): string => `"${fieldNamed(field)?.label ?? field}"`;
  return shares.flatMap(({ field, known, unknown }) => {
    const all = known + unknown;
    if (all < ENOUGH_TO_JUDGE || known >= all * FEW) return [];
    const others = shares.map((share) => share.field).filter((other) => vocabularyOf(other) !== vocabularyOf(field));
    const owner = ownerOf(
      terms.filter((term) => term.field === field),
      others,
    );
    const more = owner === undefined ? '' : `, and most are codes of ${label(owner)}`;
    return [
      `Few terms of ${label(field)} are known codes (${known} of ${all})${more}: is its column under the wrong title?`,
    ];
  });
}
