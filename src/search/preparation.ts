import { BloomFilter } from '../core/bloom-filter.ts';
import type { IndexReader } from '../core/ports.ts';
import { phraseKey, type TextPhrase } from '../core/text-phrase.ts';
import type { Change, Columns } from './columns.ts';
import { anywhere, upFront } from './expressions.ts';
import type { TextSets } from './text-sets.ts';

// The list of a word in so many records takes about half a millisecond to read; shorter ones are read when asked for.
const COMMON = 5_000;
// What one step reads: about 4 ms, unless a single word takes longer.
const STEP_RECORDS = 100_000;
const RECORDS_PER_WORD = 30;
// 2 MB: of 1.3 million words fewer than one in a hundred others are taken for known.
const WORD_BITS = 1 << 24;
const SHARE_CHANGED = 0.01;

/** What `Preparation` works on; `common` is the number of records from which on a word's list is kept. */
export type Prepared = {
  readonly reader: IndexReader;
  readonly columns: Columns;
  readonly texts: TextSets;
  readonly common?: number;
};

/**
 * What is read ahead while nobody asks: the full text once, so that it is in memory; which words there are, for
 * suggestions; and the lists of the commonest words, which take long to read. Nothing depends on it but time.
 */
export class Preparation {
  private readonly on: Prepared;
  private words?: BloomFilter;
  private lists: readonly TextPhrase[] = [];
  private cold: number | undefined = 0;
  private changed = 0;

  constructor(on: Prepared) {
    this.on = on;
  }

  /** Takes note of records that changed. */
  note({ docids }: Change): void {
    this.changed += docids.length;
  }

  /** Whether a record may hold the unstemmed word; one published a short time ago may be missed. */
  mayHold(word: string): boolean {
    return this.words?.mayHold(word) ?? true;
  }

  /** Does what there is to do, in steps of some milliseconds. */
  *steps(): Generator<void> {
    const { reader, columns, texts } = this.on;
    while (this.cold !== undefined) {
      this.cold = reader.warm(this.cold);
      yield;
    }
    if (!this.words || this.changed > columns.ids.length * SHARE_CHANGED) yield* this.readWords();
    for (const match of this.lists) {
      if (texts.isPrepared(match)) continue;
      if (!texts.prepare(match)) return;
      yield;
    }
  }

  private *readWords(): Generator<void> {
    const { reader, common = COMMON } = this.on;
    const words = new BloomFilter(WORD_BITS);
    const commonest: { word: string; count: number }[] = [];
    const { changed } = this;
    for (let [after, isDone] = ['', false]; !isDone; ) {
      isDone = true;
      let read = 0;
      for (const { word, count } of reader.words(after)) {
        words.add(word);
        if (count >= common) commonest.push({ word, count });
        read += count + RECORDS_PER_WORD;
        after = word;
        isDone = read < STEP_RECORDS;
        if (!isDone) break;
      }
      yield;
    }
    this.words = words;
    this.changed -= changed;
    this.lists = listsOf(commonest.sort((a, b) => b.count - a.count).map(({ word }) => word));
  }
}

// A word may stand there stemmed or not; it is asked for by its stem. A pair of common words is written as both.
function listsOf(words: readonly string[]): TextPhrase[] {
  const texts = words.map((word) => word.replaceAll('_', ' '));
  const phrases = texts.flatMap((text) => [anywhere(text).match, upFront(text).match]);
  return [...new Map(phrases.map((phrase) => [phraseKey(phrase), phrase])).values()];
}
