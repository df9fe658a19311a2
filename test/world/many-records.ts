import { type FieldName, field } from '../../src/core/fields.ts';
import { frequentWords } from '../../src/core/frequent-words.ts';
import type { IndexEntry } from '../../src/core/index-entry.ts';
import type { IndexText } from '../../src/core/index-text.ts';
import { vocabularyNamed } from '../../src/core/vocabulary.ts';
import { fieldWords, indexWords } from '../../src/core/words.ts';

// English has about this shape: the word of rank r occurs in proportion to 1/r, and the first ones are the common ones.
const VOCABULARY = 300_000;
const SYLLABLES = [...'bcdfghjklmnprstvwxyz'].flatMap((consonant) => [...'aeiou'].map((vowel) => consonant + vowel));
const ENDINGS = ['', 's', 'ing'];
const CHINESE = [...'深网视界人脸识别数据泄露公司科技北京上海智能监控系统城市安全'];
const FIRST_DAY = 14_610;
const DAYS = 6_000;

type Random = () => number;

// mulberry32: small, fast and the same on every machine.
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The word of a rank in the made-up language: rank 0 is the commonest of 300,000. */
export function wordOfRank(rank: number): string {
  const common = frequentWords[rank];
  if (common !== undefined) return common;
  const root = (Math.floor(rank / ENDINGS.length) * 7_919) % 1_000_000;
  const syllables = [root % 100, Math.floor(root / 100) % 100, Math.floor(root / 10_000)].map(
    (part) => SYLLABLES[part],
  );
  return syllables.join('') + ENDINGS[rank % ENDINGS.length];
}

// Zipf's law with exponent 1: the logarithm of the rank is uniform.
const words = (random: Random, count: number): string[] =>
  Array.from({ length: count }, () => wordOfRank(Math.floor(VOCABULARY ** random()) - 1));

const pick = (random: Random, count: number): number => Math.floor((count + 1) ** random()) - 1;

function codesOf(random: Random, name: FieldName): string[] {
  const codes = vocabularyNamed(field(name).vocabulary ?? '')?.codes ?? [];
  const wanted = field(name).many ? 1 + Math.floor(random() * 3) : 1;
  const chosen = Array.from({ length: wanted }, () => codes[pick(random, codes.length)]?.code);
  return [...new Set(chosen)].map((code) => `${name}:${code}`);
}

const CODED: readonly FieldName[] = [
  'type',
  'country',
  'sector',
  'technology',
  'issue',
  'harm',
  'consequence',
  'severity',
];

function tokensOf(random: Random): string[] {
  const entities = [`operator:E-${1 + pick(random, 20_000)}`, `affected:E-${30_000 + pick(random, 50)}`];
  if (random() < 0.5) entities.push(`developer:E-${1 + pick(random, 20_000)}`);
  return [...CODED.flatMap((name) => codesOf(random, name)), ...entities];
}

// What only statistics read; drawn from a stream of its own, so that everything else stays as it was.
function reservedOf(n: number): Pick<IndexEntry, 'tokens' | 'numbers'> {
  const random = randomFrom(n);
  const tokens = [
    '_language:en',
    `_submitter:Collection ${pick(random, 20)}`,
    `_publisher:Paper ${pick(random, 5_000)}`,
    `_publisher:Paper ${5_000 + pick(random, 5_000)}`,
    `_source_language:${['en', 'zh', 'fr', 'de'][pick(random, 4)]}`,
  ];
  const exposure: Record<string, number> =
    random() < 0.1 ? { exposure_window: 1 + Math.floor(1_000 * random() ** 2) } : {};
  return { tokens, numbers: { _answered: Math.floor(random() * 2 ** 14), ...exposure } };
}

function textOf(random: Random, n: number): IndexText {
  const name = `${SYLLABLES[n % 100]}${SYLLABLES[Math.floor(n / 100) % 100]}co${n}`;
  const chinese = n % 20 === 0 ? Array.from({ length: 4 }, () => CHINESE[Math.floor(random() * CHINESE.length)]) : [];
  const [title, summary, facts, sources] = [8, 60, 40, 500].map((count) => words(random, count));
  const all = [title, summary, facts, sources].flatMap((part) => part ?? []);
  return {
    title: indexWords(`${title?.join(' ')} cb ${n}`),
    names: [name, ...chinese].join(' '),
    summary: indexWords(summary?.join(' ') ?? ''),
    facts: indexWords(facts?.join(' ') ?? ''),
    sources: indexWords(sources?.join(' ') ?? ''),
    forms: [...new Set([...all, name, ...chinese, 'cb', n])].join(' '),
    fielded: fieldWords('purpose', title?.join(' ') ?? ''),
  };
}

function entryOf(random: Random, n: number): IndexEntry {
  const first = random() < 0.95 ? FIRST_DAY + Math.floor(random() * DAYS) : undefined;
  const length = random() < 0.1 ? Math.floor(random() * 400) : 0;
  const published = new Date(1_700_000_000_000 + n * 60_000).toISOString();
  const changed = new Date(1_700_000_000_000 + Math.floor(random() * 9e10)).toISOString();
  const reserved = reservedOf(n);
  const tokens = [...tokensOf(random), ...reserved.tokens];
  return {
    id: `CB-${n}`,
    submitter: 'Casebook editors',
    card: {
      id: `CB-${n}`,
      title: `Case ${n}`,
      lang: 'en',
      type: 'incident',
      countries: [],
      operators: [],
      excerpt: '',
      excerptLang: 'en',
      completeness: 50,
      published,
      changed,
      revision: 1,
    },
    tokens,
    firstDay: first,
    lastDay: first === undefined ? undefined : first + length,
    numbers: { ...reserved.numbers, ...(random() < 0.3 ? { people_affected: Math.floor(10 ** (random() * 8)) } : {}) },
    text: textOf(random, n),
    roles: [],
    named: [`S-${n}`],
    aliases: [],
    annotations: [],
    statements: tokens.length,
  };
}

/** Makes `count` index entries `CB-1`, `CB-2` ...; the same seed gives the same entries, and each has about 600 words and 15 tokens. */
export function* manyRecords(count: number, seed = 1): Generator<IndexEntry> {
  const random = randomFrom(seed);
  for (let n = 1; n <= count; n += 1) yield entryOf(random, n);
}
