import type { Match, Matcher } from './match-code.ts';

/** A code found in a cell, with the wording it was found in. */
export type MatchedTerm = { readonly raw: string; readonly match: Match };

/** What a cell of terms holds: codes in order, and the terms that fit no code, as written. */
export type SplitTerms = { readonly matched: readonly MatchedTerm[]; readonly unmapped: readonly string[] };

const LONGEST_JOIN = 12;

/** The pieces of a cell between semicolons, trimmed; empty ones left out. */
export function piecesOf(cell: string): string[] {
  return cell
    .split(';')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

// "Ireland, South Africa" are two, "Govt - police, security" may be one: neighbours are joined, the longest first.
function splitPiece(piece: string, find: Matcher): SplitTerms {
  const parts = [...piece.matchAll(/[^,:]+/g)];
  const matched: MatchedTerm[] = [];
  const unmapped: string[] = [];
  let open: number | undefined;
  const close = (to: number): void => {
    if (open !== undefined) unmapped.push(piece.slice(open, to).replace(/^[\s,:]+|[\s,:]+$/g, ''));
    open = undefined;
  };
  for (let from = 0; from < parts.length; ) {
    const start = parts[from]?.index ?? 0;
    let to = Math.min(parts.length, from + LONGEST_JOIN);
    let found: MatchedTerm | undefined;
    for (; to > from && found === undefined; to--) {
      const last = parts[to - 1];
      const raw = piece.slice(start, (last?.index ?? 0) + (last?.[0].length ?? 0)).trim();
      const match = find(raw);
      if (match) found = { raw, match };
    }
    if (found) {
      close(start);
      matched.push(found);
      from = to + 1;
    } else {
      open ??= start;
      from++;
    }
  }
  close(piece.length);
  return { matched, unmapped: unmapped.filter((term) => term !== '') };
}

/** Splits a cell into codes: the whole cell first, then pieces at ";", then at "," and ":" with neighbours joined. */
export function splitTerms(cell: string, find: Matcher): SplitTerms {
  const whole = cell.trim();
  const match = find(whole);
  if (match) return { matched: [{ raw: whole, match }], unmapped: [] };
  const pieces = piecesOf(cell).map((piece): SplitTerms => {
    const one = find(piece);
    if (one) return { matched: [{ raw: piece, match: one }], unmapped: [] };
    const parts = splitPiece(piece, find);
    return parts.matched.length > 0 ? parts : { matched: [], unmapped: [piece] };
  });
  return { matched: pieces.flatMap((piece) => piece.matched), unmapped: pieces.flatMap((piece) => piece.unmapped) };
}
