import type { PublishedRevision, ReadStore } from '../../src/core/ports.ts';
import type { CasebookDocument } from '../../src/core/revision.ts';
import type { PublicRecord } from '../../src/publish/public-record.ts';
import { entityOf, lacks, recordOf, says, sourceOf } from './records.ts';

const words = 'The operator was told in time and did nothing about it. ';

function publishedRecord(id: string): PublishedRevision {
  const number = id.slice(3);
  const cites = [`S-${number}`];
  const document = recordOf(id, [
    says('summary', words.repeat(20), { lang: 'en', cites }),
    says('occurred', '2019-02', { cites }),
    says('operator', `E-${Number(number) % 100}`, { cites }),
    says('country', 'CN'),
    says('people_affected', { amount: Number(number) * 10 }, { cites }),
    lacks('developer', 'not-disclosed'),
  ]);
  const time = '2026-01-01T00:00:00.000Z';
  const body = {
    schema: 'casebook.revision/1',
    number: 1,
    time,
    state: 'published',
    reason: 'Made up',
    credit: 'A test',
    document,
  } as const;
  return { published: time, commitment: 'c'.repeat(64), body };
}

/** A store that makes records, sources and organisations up when they are asked for and keeps none; `asked` counts the questions. */
export function madeUpStore(): ReadStore & { readonly asked: { published: number; current: number } } {
  const asked = { published: 0, current: 0 };
  const made = (id: string): CasebookDocument =>
    id.startsWith('S-') ? sourceOf(id, { note: words.repeat(10) }) : entityOf(id, `Firm ${id}`);
  const store = {
    asked,
    published: async (ids: readonly string[]) => {
      asked.published += 1;
      return ids.map(publishedRecord);
    },
    current: async (ids: readonly string[]) => {
      asked.current += 1;
      return ids.map(made);
    },
  };
  return store as unknown as ReturnType<typeof madeUpStore>;
}

/** The ids CB-1, CB-2 ... up to `count`. */
export function* idsUpTo(count: number): Generator<string> {
  for (let n = 1; n <= count; n += 1) yield `CB-${n}`;
}

/** A public record of these statements with what they name. */
export function publicRecordOf(
  statements: Parameters<typeof recordOf>[1],
  named: Partial<Pick<PublicRecord, 'sources' | 'entities' | 'licence'>> = {},
): PublicRecord {
  return {
    id: 'CB-1',
    revision: 2,
    time: '2026-02-01T00:00:00.000Z',
    published: '2026-01-01T00:00:00.000Z',
    commitment: 'c'.repeat(64),
    state: 'published',
    document: recordOf('CB-1', statements),
    sources: [],
    entities: [],
    ...named,
  };
}
