import type { FreshEnough } from './fresh-enough.ts';
import type { TextTotals } from './text-rank.ts';

const TOTALS = `select json_build_object('records', count(*), 'words', sum(size))::text as value from text_index`;

/**
 * The sequence and, with it, the totals of all texts, which are counted once for each sequence that was given. They ask for no
 * sequence of their own: within one question the database that answers must stay the same.
 */
export function keptTotals({ ask, sequence }: Pick<FreshEnough, 'ask' | 'sequence'>): {
  readonly sequence: () => number;
  readonly totals: () => TextTotals;
} {
  let seen = -1;
  let kept: { readonly seen: number; readonly totals: TextTotals } | undefined;
  return {
    sequence: () => {
      seen = sequence();
      return seen;
    },
    totals: () => {
      if (kept?.seen !== seen) kept = { seen, totals: JSON.parse(ask(TOTALS) ?? '') as TextTotals };
      return kept.totals;
    },
  };
}
