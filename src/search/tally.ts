import type { CodeCounts } from '../core/statistics.ts';
import type { Columns } from './columns.ts';

/** How many records hold each token (by its number), and how many hold any token of a field. */
export type Tally = { readonly counts: Uint32Array; readonly answering: ReadonlyMap<string, number> };

/** Counts the tokens of some records, and per field the records that have one. At most 255 fields. */
export function tallyOf(columns: Columns, docids: Uint32Array, fields: readonly string[]): Tally {
  const { start, length, heap, totals } = columns.lists;
  const counts = new Uint32Array(totals.length);
  const fieldAt = new Uint8Array(Math.max(totals.length, columns.tokens.length));
  fields.forEach((field, at) => {
    for (const token of columns.tokensOf.get(field) ?? []) fieldAt[token] = at + 1;
  });
  const answering = new Uint32Array(fields.length + 1);
  const lastSeen = new Int32Array(fields.length + 1).fill(-1);
  for (let at = 0; at < docids.length; at += 1) {
    const docid = docids[at] as number;
    const from = start[docid] as number;
    const to = from + (length[docid] as number);
    for (let slot = from; slot < to; slot += 1) {
      const token = heap[slot] as number;
      (counts[token] as number) += 1;
      const field = fieldAt[token] as number;
      if (lastSeen[field] === docid) continue;
      lastSeen[field] = docid;
      (answering[field] as number) += 1;
    }
  }
  return { counts, answering: new Map(fields.map((field, at) => [field, answering[at + 1] ?? 0])) };
}

/** The numbers of a field's tokens that were counted at all, most frequent first; equals go by their code. */
export function rankedTokens({ tokens, tokensOf }: Columns, { counts }: Tally, field: string): number[] {
  const codeOf = (token: number): string => tokens[token]?.code ?? '';
  const countOf = (token: number): number => counts[token] ?? 0;
  const held = (tokensOf.get(field) ?? []).filter((token) => countOf(token) > 0);
  return held.sort((a, b) => countOf(b) - countOf(a) || (codeOf(a) < codeOf(b) ? -1 : 1));
}

/** The `most` most frequent codes of a field, with how many there are and how many records have one. */
export function codeCounts(
  columns: Columns,
  tally: Tally,
  { field, most }: { field: string; most: number },
): CodeCounts {
  const ranked = rankedTokens(columns, tally, field);
  const codes = ranked.slice(0, most).map((token) => ({
    code: columns.tokens[token]?.code ?? '',
    count: tally.counts[token] ?? 0,
  }));
  return { codes, distinct: ranked.length, records: tally.answering.get(field) ?? 0 };
}
