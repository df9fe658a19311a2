import type { Arrival } from '../../src/core/arrival.ts';
import { type Field, fields } from '../../src/core/fields.ts';
import type { Statement } from '../../src/core/statement.ts';
import type { Value, ValueType } from '../../src/core/values.ts';
import { valueTypes } from '../../src/core/values.ts';
import { vocabularyNamed } from '../../src/core/vocabulary.ts';

const SHORT = 300;

function addressWith(text: string): string {
  const address = `https://news.example/${text.replaceAll(/\s/g, '')}`;
  return valueTypes.url.safeParse(address).success ? address : `https://news.example/?${encodeURI(text)}`;
}

// A value of each type that carries the text wherever the type has room for one; undefined where a field takes none.
const valueWith: Readonly<Record<ValueType, (text: string, field: Field) => Value | undefined>> = {
  text: (text) => text,
  markdown: (text) => text,
  date: () => undefined,
  url: (text) => addressWith(text),
  entity: (_, field) => (field.kind === undefined ? 'firm' : field.kind),
  code: (_, field) => vocabularyNamed(field.vocabulary ?? '')?.codes[0]?.code,
  quantity: (text) => ({ amount: 12, as: text }),
  money: (text) => ({ amount: 12, currency: 'EUR', as: text }),
  event: (text) => ({ event: 'public', date: '2019-02', text }),
  passage: (text) => ({ title: text, text }),
  alias: (text) => ({ scheme: text, id: text, url: addressWith(text) }),
  related: () => undefined,
  reply: (text) => ({ kind: 'disputes', entity: 'firm', text, concerns: ['operator'] }),
};

function statementWith(field: Field, text: string): Statement | undefined {
  const value = valueWith[field.type](text, field);
  const about = {
    by: text.slice(0, SHORT),
    cites: ['source'],
    rank: 'normal',
    note: text,
    raw: text,
    disputed: text,
  } as const;
  const quotes = [{ source: 'source', text }];
  return value === undefined ? undefined : { field: field.name, value, lang: 'en', ...about, quotes };
}

/** A record with the text in every place that takes one: each field of the registry, its source, its entities, its reason. */
export function poisonedArrival(key: string, text: string): Arrival {
  const kinds = [
    ['firm', 'organisation'],
    ['system', 'system'],
    ['group', 'group'],
  ] as const;
  const short = text.slice(0, SHORT);
  const filled = fields.flatMap((field) => statementWith(field, text) ?? []);
  return {
    collection: `poison-${key}`,
    reason: text,
    credit: short,
    entities: kinds.map(([name, kind]) => ({
      key: name,
      document: {
        kind,
        names: [{ text: short, lang: 'en' }, { text: `${short} 2` }],
        note: text,
        links: [addressWith(text)],
      },
    })),
    sources: [
      { key: 'source', document: { title: text, publisher: short, author: short, url: addressWith(text), note: text } },
    ],
    records: [{ key: 'record', document: { language: 'en', attribution: short, statements: filled } }],
  };
}
