import type { Arrival } from '../../src/core/arrival.ts';
import type { EntityDocument } from '../../src/core/entity.ts';
import type { FieldName } from '../../src/core/fields.ts';
import type { RecordDocument } from '../../src/core/record.ts';
import type { SourceDocument } from '../../src/core/source.ts';
import type { Statement, UnknownReason } from '../../src/core/statement.ts';
import type { Value } from '../../src/core/values.ts';

type More = Partial<Omit<Statement, 'field' | 'value' | 'unknown'>>;

/** A statement of the editors with a value. */
export function says(field: FieldName, value: Value, more: More = {}): Statement {
  return { field, value, by: 'Casebook editors', cites: [], rank: 'normal', ...more };
}

/** A statement of the editors that gives a reason in place of a value. */
export function lacks(field: FieldName, unknown: UnknownReason, more: More = {}): Statement {
  return { field, unknown, by: 'Casebook editors', cites: [], rank: 'normal', ...more };
}

/** A record in English with a title, a type and these statements. */
export function recordOf(id: string, statements: readonly Statement[] = [], title = `Case ${id}`): RecordDocument {
  const head = [says('title', title), says('type', 'incident')];
  return { schema: 'casebook.record/1', id, language: 'en', statements: [...head, ...statements] };
}

/** A source with a title and an address of its own. */
export function sourceOf(id: string, more: Partial<SourceDocument> = {}): SourceDocument {
  return { schema: 'casebook.source/1', id, title: `Report ${id}`, url: `https://news.example/${id}`, ...more };
}

/** An organisation, or whatever `more` says, with one name. */
export function entityOf(id: string, name: string, more: Partial<EntityDocument> = {}): EntityDocument {
  return { schema: 'casebook.entity/1', id, kind: 'organisation', names: [{ text: name }], ...more };
}

/** The keys of the small collection: three records, of which `ridge` names a private person, and what they need. */
export function smallArrival(change: Partial<Arrival> = {}): Arrival {
  const licence = 'CC-BY-4.0';
  const record = (key: string, statements: readonly Statement[]): Arrival['records'][number] => ({
    key,
    document: {
      language: 'en',
      licence,
      statements: [says('title', `The case of ${key}`), says('type', 'incident'), ...statements],
    },
  });
  return {
    collection: 'small',
    reason: 'Taken in for a test',
    credit: 'A test',
    entities: [
      {
        key: 'acme',
        shared: ['organisation:acme'],
        document: { kind: 'organisation', names: [{ text: 'Acme Vision' }] },
      },
      { key: 'buyers', document: { kind: 'group', names: [{ text: 'Shop visitors' }] } },
      { key: 'jane', document: { kind: 'private-person', names: [{ text: 'Jane Qwertz' }] } },
    ],
    sources: [
      {
        key: 'https://news.example/1',
        shared: ['https://news.example/1'],
        document: { title: 'Cameras in shops', url: 'https://news.example/1' },
      },
      { key: 'paper', document: { title: 'A printed paper', publisher: 'Evening Post' } },
    ],
    records: [
      record('harbour', [
        says('operator', 'acme', { cites: ['https://news.example/1'] }),
        says('country', 'NL'),
        says('alias', { scheme: 'AIAAIC', id: 'AIAAIC0001' }),
      ]),
      record('ridge', [
        says('developer', 'acme'),
        says('operator', 'jane', { cites: ['paper'] }),
        says('people_affected', { amount: 1200 }, { rank: 'preferred' }),
      ]),
      record('valley', [
        says('affected', 'buyers', { cites: ['paper'] }),
        says('related', { record: 'harbour', relation: 'similar' }),
        says('occurred', '2019-02'),
      ]),
    ],
    ...change,
  };
}
