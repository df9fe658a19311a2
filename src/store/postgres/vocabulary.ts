import type { WordCount } from '../../core/ports.ts';
import { type Blocking, listOf } from './blocking.ts';
import { findsForm, quoted } from './text-condition.ts';
import { BETWEEN, marks } from './text-row.ts';

/** What is asked about the words of the index. */
export type Vocabulary = {
  readonly words: (after: string) => Iterable<WordCount>;
  readonly forms: (prefix: string, limit: number) => readonly string[];
  readonly formCounts: (forms: readonly string[], limit: number) => readonly WordCount[];
};

const AT_ONCE = 4_000;
const SAMPLE = 200;
// A word that stands in fewer records of the sample is not known to be common.
const LEAST_SEEN = 3;

const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

// The order of UTF-8: that of UTF-16, except that characters of two units come last.
function byBytes(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (at >= a.length || at >= b.length) return a.length - b.length;
  const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
  return Number(isHalf(x)) - Number(isHalf(y)) || x - y;
}

const uncounted: readonly string[] = [BETWEEN, marks.front, marks.fielded];

// In how many of the texts each word stands, stemmed or not.
function countedIn(texts: readonly string[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const text of texts) {
    const words = text.split(' ').filter((word) => word !== '' && !uncounted.includes(word[0] ?? ''));
    for (const word of new Set(words.map((one) => (one.startsWith(marks.forms) ? one.slice(1) : one)))) {
      seen.set(word, (seen.get(word) ?? 0) + 1);
    }
  }
  return seen;
}

type Sampled = { readonly records: number; readonly sample: readonly string[] | null };

function commonest({ ask }: Blocking): readonly WordCount[] {
  const spread = `select least + n * greatest(1, (most - least) / ${SAMPLE}) from
    (select min(docid) as least, max(docid) as most from text_index) as ends, generate_series(0, ${SAMPLE}) as n`;
  const sample = `select json_agg(texts || marked) from text_index where docid in (${spread})`;
  const all = 'select count(*) from text_index';
  const answer = ask(`select json_build_object('records', (${all}), 'sample', (${sample}))::text as value`);
  const { records, sample: texts } = JSON.parse(answer ?? '') as Sampled;
  const of = texts?.length ?? 0;
  return [...countedIn(texts ?? [])]
    .filter(([, seen]) => seen >= LEAST_SEEN || of === records)
    .map(([word, seen]) => ({ word, count: Math.round((seen / of) * records) }))
    .sort((a, b) => byBytes(a.word, b.word));
}

/**
 * The words of the index. Unstemmed words come from their list, which may hold some that no record holds any more; how
 * many records hold one, and which stems and pairs are common, is guessed from two hundred records spread over all.
 */
export function makeVocabulary(blocking: Blocking): Vocabulary {
  let guessed: readonly WordCount[] = [];
  const list = (condition: string, limit: number): readonly string[] =>
    listOf<{ readonly form: string }>(
      blocking,
      `select form from text_form where ${condition} order by form limit ${limit}`,
    ).map(({ form }) => form);

  function* words(after: string): Generator<WordCount> {
    if (after === '') guessed = commonest(blocking);
    let at = guessed.findIndex(({ word }) => byBytes(word, after) > 0);
    for (let [from, isMore] = [after, true]; isMore; ) {
      const forms = list(`form > ${quoted(from)}`, AT_ONCE);
      isMore = forms.length === AT_ONCE;
      for (const form of forms) {
        for (let one = guessed[at]; one && byBytes(one.word, form) < 0; one = guessed[at]) {
          yield one;
          at += 1;
        }
        const known = guessed[at]?.word === form ? guessed[at] : undefined;
        if (known) at += 1;
        yield known ?? { word: form, count: 0 };
        from = form;
      }
    }
    if (at >= 0) yield* guessed.slice(at);
  }

  return {
    words,
    forms: (prefix, limit) => list(`form >= ${quoted(prefix)} and form < ${quoted(`${prefix}\u{10ffff}`)}`, limit),
    formCounts: (forms, limit) => {
      if (forms.length === 0) return [];
      const found = `select 1 from text_index where ${findsForm('form')} limit ${limit}`;
      const counted = `select form as word, (select count(*) from (${found}) as found) as count
        from text_form where form in (${forms.map(quoted).join(', ')})`;
      return listOf<WordCount>(blocking, `select word, count from (${counted}) as counted where count > 0`);
    },
  };
}
