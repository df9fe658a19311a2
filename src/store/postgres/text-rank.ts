import type { CountedPhrase } from '../../core/ports.ts';
import type { Blocking } from './blocking.ts';
import { findsAll, quoted, written } from './text-condition.ts';
import { BETWEEN, textColumns } from './text-row.ts';

// The weights of the columns as on SQLite; words of the others count for nothing. K1 and B are FTS5's.
const WEIGHTS: Readonly<Record<(typeof textColumns)[number], number>> = {
  title: 10,
  names: 8,
  summary: 4,
  facts: 2,
  sources: 1,
};
const K1 = 1.2;
const B = 0.75;
const LEAST_IDF = 1e-6;

/** How many records there are, and how many words in all of them. */
export type TextTotals = { readonly records: number; readonly words: number };

type Counted = { readonly hits: readonly number[]; readonly rows: readonly (readonly number[])[] };

// Where a phrase begins as it ends, one occurrence may lie in the other; a look ahead counts both.
function overlaps(words: readonly string[]): boolean {
  return words.some((_, at) => at > 0 && words.slice(at).every((word, place) => word === words[place]));
}

function weightOf(phrase: CountedPhrase): string {
  const text = written(phrase);
  const isOverlapping = overlaps(phrase.words.split(' '));
  const counted = textColumns.map((column, at) => {
    const place = `columns[${at + 1}]`;
    const count = isOverlapping
      ? `regexp_count(${place}, ${quoted(` (?=${text.slice(1)})`)})`
      : `(octet_length(${place}) - octet_length(replace(${place}, ${quoted(text)}, ''))) / ${Buffer.byteLength(text)}`;
    return `${WEIGHTS[column]} * (${count})`;
  });
  return counted.join(' + ');
}

function question(phrases: readonly CountedPhrase[], docids: Uint32Array): string {
  const hits = phrases.map(
    (phrase) => phrase.records ?? `(select count(*) from text_index where ${findsAll([phrase])})`,
  );
  const numbers = ['docid', 'size', ...phrases.map(weightOf)];
  // Kept apart, or a text would be fetched again each time it is named.
  const read = `select docid, size, string_to_array(texts, '${BETWEEN}') as columns
    from text_index where docid = any('{${docids.join(',')}}') offset 0`;
  return `select json_build_object('hits', json_build_array(${hits.join(', ')}), 'rows', coalesce((
    select json_agg(json_build_array(${numbers.join(', ')})) from (${read}) as rows
  ), '[]'))::text as value`;
}

/**
 * Those of `docids` that hold the phrases, best first: BM25 with the weights and the formula of FTS5 (Robertson and Zaragoza,
 * 2009), so that both engines put records in one order. Texts are read of these records alone.
 */
export function rankTexts(
  asked: { readonly blocking: Blocking; readonly totals: TextTotals },
  phrases: readonly CountedPhrase[],
  docids: Uint32Array,
): Uint32Array {
  if (docids.length === 0) return docids;
  const { records, words } = asked.totals;
  const { hits, rows } = JSON.parse(asked.blocking.ask(question(phrases, docids)) ?? '') as Counted;
  const telling = hits.map((hit) => Math.max(LEAST_IDF, Math.log((records - hit + 0.5) / (hit + 0.5))));
  const scored = rows
    .filter((row) => row.slice(2).every((weight) => weight > 0))
    .map(([docid = 0, size = 0, ...weights]) => ({
      docid,
      score: weights.reduce((sum, weight, at) => {
        const length = 1 - B + (B * size) / (words / records);
        return sum + (telling[at] ?? 0) * ((weight * (K1 + 1)) / (weight + K1 * length));
      }, 0),
    }));
  return Uint32Array.from(
    scored.sort((a, b) => b.score - a.score || a.docid - b.docid),
    ({ docid }) => docid,
  );
}
