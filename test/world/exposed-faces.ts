import type { EntityDocument } from '../../src/core/entity.ts';
import { type FieldName, fields } from '../../src/core/fields.ts';
import type { PublicSource } from '../../src/core/public.ts';
import type { Statement } from '../../src/core/statement.ts';
import type { Value } from '../../src/core/values.ts';
import { vocabularyNamed } from '../../src/core/vocabulary.ts';
import type { PublicRecord } from '../../src/publish/public-record.ts';
import { entityOf, says, sourceOf } from './records.ts';

const entities = [
  entityOf('E-1', 'Acme Vision'),
  entityOf('E-2', 'Gate 7', { kind: 'system' }),
  entityOf('E-3', 'Passers-by', { kind: 'group' }),
  entityOf('E-4', 'A foundation'),
];
const sources = [
  sourceOf('S-1', { author: 'V. G.', published: '2019-02-13', language: 'en', publisher: 'Evening Post' }),
  sourceOf('S-2', { title: 'A printed paper', url: undefined }),
];

/** What an export holds of a record with these statements; all its texts are made up. */
export function shownAs(
  statements: readonly Statement[],
  named: readonly EntityDocument[] = entities,
  cited: readonly PublicSource[] = sources,
): PublicRecord {
  return {
    ...{ id: 'CB-1', revision: 7, time: '2026-02-03T10:00:00.000Z', published: '2026-01-01T00:00:00.000Z' },
    ...{ commitment: 'ab'.repeat(32), state: 'published', licence: 'CC-BY-4.0' },
    document: { schema: 'casebook.record/1', id: 'CB-1', language: 'en', licence: 'CC-BY-4.0', statements },
    sources: cited,
    entities: named,
  };
}

const entityFor: Readonly<Partial<Record<FieldName, string>>> = {
  system: 'E-2',
  affected: 'E-3',
  discoverer: 'E-4',
};
// Values that a format may not pass over for another reason than that it has no place for the field.
const chosen: Readonly<Partial<Record<FieldName, Value>>> = {
  title: 'Face database left open',
  type: 'incident',
  occurred: '2018-07/2019-02-13',
  country: 'CN',
  alias: { scheme: 'AIID', id: '123' },
  access_condition: 'no-authentication',
  discovery_method: 'researcher',
  fine: { amount: 5_000, currency: 'EUR' },
};

function exampleOf(name: FieldName): Value {
  const field = fields.find((one) => one.name === name);
  const fixed = chosen[name];
  if (fixed !== undefined) return fixed;
  switch (field?.type) {
    case 'entity':
      return entityFor[name] ?? 'E-1';
    case 'code':
      return vocabularyNamed(field.vocabulary ?? '')?.codes[0]?.code ?? '';
    case 'date':
      return '2019-01';
    case 'quantity':
      return { amount: 2_565_724 };
    case 'money':
      return { amount: 10, currency: 'EUR' };
    case 'event':
      return { event: 'discovered', date: '2019-02-13' };
    case 'passage':
      return { title: 'Before', text: 'What came before.' };
    case 'alias':
      return { scheme: 'AIID', id: '123' };
    case 'related':
      return { record: 'CB-2', relation: 'follows' };
    case 'reply':
      return { kind: 'acknowledges', entity: 'E-1', text: 'We regret it.', concerns: [] };
    default:
      return `Words for ${name}`;
  }
}

/** One statement for each field of the registry. */
export const fullRecord: readonly Statement[] = fields.map(({ name }) =>
  says(name, exampleOf(name), { cites: ['S-1'] }),
);

/** A record that says something about every field. */
export const exposedFaces: PublicRecord = shownAs(fullRecord);
