import type { IndexEntry } from '../../src/core/index-entry.ts';
import type { SearchRequest } from '../../src/core/ports.ts';
import { randomFrom } from './figures.ts';

const ODD = [
  ...[
    'ΟΔΟΣ',
    'οδός',
    'Straße',
    'ﬁle',
    'e\u0301tude',
    'ภาษาไทย',
    '深网视界',
    '深网*',
    '网 深',
    'مرحبا',
    'שָׁלוֹם',
    'हिन्दी',
    '𐐷𐐷𐐷',
    '𠀀',
  ],
  ...[
    "o'brien",
    "x'y*",
    '%',
    '\\',
    "');--",
    '"深网"',
    '-深网',
    '!',
    "'",
    "'!'",
    'a&b',
    'a|b',
    '<->',
    'a:*',
    '_',
    'of_the',
    '=the',
    '#the',
  ],
  ...[`${'a'.repeat(63)}𐐷b`, 'the'.repeat(40), '\u0000nul', '12,000', 'cb-7', 'CB-12', '🙂', '“the data”'],
];
const FIELDS = [
  ...['country:US', '-country:CN', 'type:incident', 'operator:E-2', 'developer:E-3', 'people_affected:>1000'],
  ...['people_affected:<=50', 'occurred:2010', 'occurred:>=2012', '-occurred:2010/2014', 'exposure_window:>30'],
];

type Words = { readonly forms: readonly string[]; readonly texts: readonly (readonly string[])[] };

function wordsOf(entries: readonly IndexEntry[]): Words {
  const texts = entries.flatMap(({ text }) =>
    [text.title, text.names, text.summary, text.facts, text.sources].map((words) =>
      words.split(' ').filter((word) => word !== '' && !word.includes('_')),
    ),
  );
  return {
    forms: entries.flatMap(({ text }) => text.forms.split(' ')),
    texts: texts.filter(({ length }) => length > 0),
  };
}

/** Endless different questions of every kind about these entries, the same for the same seed. */
export function* anyQuestions(entries: readonly IndexEntry[], seed: number): Generator<SearchRequest> {
  const random = randomFrom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const { forms, texts } = wordsOf(entries);
  const word = (): string => one(forms);
  const misspelt = (text: string): string => `${text.slice(0, 3)}${one(['q', 'e', ''])}${text.slice(4)}`;
  const phrase = (): string => {
    const text = one(texts);
    const from = below(text.length);
    return text.slice(from, from + 2 + below(3)).join(' ');
  };
  const kinds: readonly (() => string)[] = [
    word,
    word,
    () => `${word()} ${word()}`,
    () => `"${phrase()}"`,
    () => `"${phrase()}"`,
    () => `"${word()} ${word()}"`,
    () =>
      `${word()
        .slice(0, 3 + below(2))
        .padEnd(3, 'a')}*`,
    () => `-${word()}`,
    () => `-"${phrase()}"`,
    () => misspelt(word()),
    () => `title:${word()}`,
    () => `title:"${phrase()}"`,
    () => `summary:"${phrase()}"`,
    () => `${one(['purpose', 'operator', 'developer', 'system', 'affected'])}:${word()}`,
    () => `${one(['operator', 'system'])}:"${phrase()}"`,
    () => one(FIELDS),
    () => one(ODD),
  ];
  const tokens = entries.flatMap((entry) => entry.tokens.filter((token) => !token.startsWith('_')));
  const filtered = (): Record<string, string[]> => {
    const [field = '', code = ''] = one(tokens).split(':');
    return { [field]: [code] };
  };
  for (;;) {
    const q = Array.from({ length: 1 + below(3) }, () => one(kinds)()).join(' ');
    const sort = one(['relevance', 'relevance', 'newest', 'oldest', 'changed'] as const);
    yield { q, filters: random() < 0.3 ? filtered() : {}, sort, page: 1, size: 1_000 };
  }
}
