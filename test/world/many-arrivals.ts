import type { Arrival } from '../../src/core/arrival.ts';
import { type FieldName, field } from '../../src/core/fields.ts';
import type { Statement } from '../../src/core/statement.ts';
import { vocabularyNamed } from '../../src/core/vocabulary.ts';
import { randomFrom } from './figures.ts';
import { wordOfRank } from './many-records.ts';
import { says } from './records.ts';

type Random = () => number;

const VOCABULARY = 300_000;
const FIRMS = 3_000;
const CODED: readonly FieldName[] = ['country', 'sector', 'technology', 'issue', 'harm', 'consequence', 'severity'];

// Zipf's law: the logarithm of the rank is uniform.
const rankOf = (random: Random, most: number): number => Math.floor(most ** random()) - 1;
const text = (random: Random, count: number): string =>
  Array.from({ length: count }, () => wordOfRank(rankOf(random, VOCABULARY))).join(' ');

function codedStatements(random: Random): Statement[] {
  return CODED.flatMap((name) => {
    const codes = vocabularyNamed(field(name).vocabulary ?? '')?.codes ?? [];
    const wanted = field(name).many ? 1 + Math.floor(random() * 3) : 1;
    const chosen = new Set(Array.from({ length: wanted }, () => codes[rankOf(random, codes.length)]?.code ?? ''));
    return [...chosen].map((code) => says(name, code));
  });
}

function statementsOf(random: Random, firm: string, source: string): Statement[] {
  const cites = [source];
  const year = 2000 + Math.floor(random() * 25);
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
  return [
    says('title', text(random, 8), { lang: 'en', cites }),
    says('summary', `${text(random, 30)}.\n\n${text(random, 30)}.`, { lang: 'en', cites }),
    says('type', random() < 0.8 ? 'incident' : 'issue'),
    says('occurred', `${year}-${month}`, { cites }),
    says('operator', firm, { cites }),
    says('purpose', text(random, 6), { lang: 'en', cites, note: text(random, 20) }),
    says('place', text(random, 2), { lang: 'en' }),
    ...(random() < 0.3 ? [says('people_affected', { amount: Math.floor(10 ** (random() * 8)) }, { cites })] : []),
    ...codedStatements(random),
  ];
}

/**
 * Made-up records `1` to `count` as arrivals of `batch` each, for the real way in: the same seed gives the same ones.
 * Each record has about 20 statements and one source with a note of some 500 words, and names one of 3,000 firms.
 */
export function* manyArrivals(count: number, batch = 500, seed = 1): Generator<Arrival> {
  for (let first = 1; first <= count; first += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - first + 1) }, (_, index) => first + index);
    const randoms = new Map(numbers.map((n) => [n, randomFrom(seed * 1_000_003 + n)]));
    const random = (n: number): Random => randoms.get(n) ?? Math.random;
    const firmOf = new Map(numbers.map((n) => [n, `firm-${rankOf(random(n), FIRMS) + 1}`]));
    yield {
      collection: 'made-up',
      reason: 'Made up for a measurement',
      credit: 'A test',
      entities: [...new Set(firmOf.values())].map((key) => ({
        key,
        document: { kind: 'organisation', names: [{ text: `${wordOfRank(200 + Number(key.slice(5)))} ${key}` }] },
      })),
      sources: numbers.map((n) => ({
        key: `source-${n}`,
        document: {
          title: text(random(n), 8),
          publisher: `Paper ${n % 50}`,
          url: `https://news.example/${n}`,
          note: text(random(n), 500).slice(0, 3_900),
        },
      })),
      records: numbers.map((n) => {
        const statements = statementsOf(random(n), firmOf.get(n) ?? '', `source-${n}`);
        return { key: `record-${n}`, document: { language: 'en', licence: 'CC0-1.0', statements } };
      }),
    };
  }
}
