import type { TestContext } from 'node:test';
import type { IndexEntry } from '../../src/core/index-entry.ts';
import type { IndexText } from '../../src/core/index-text.ts';
import type { IndexReader } from '../../src/core/ports.ts';
import { fieldWords, indexWords, plainWords } from '../../src/core/words.ts';
import { openIndexReader as openOnPostgres } from '../../src/store/postgres/index-reader.ts';
import { openIndexReader } from '../../src/store/sqlite/index-reader.ts';
import { type Engine, sqlite } from './engines.ts';

type Texts = Partial<Record<'title' | 'names' | 'summary' | 'facts' | 'sources' | 'purpose' | 'operator', string>>;
type More = Partial<Pick<IndexEntry, 'tokens' | 'firstDay' | 'lastDay' | 'numbers' | 'annotations'>> & {
  readonly changed?: string;
};

/** The index entry of a record `CB-n` with these texts, made as `indexEntryOf` makes it. */
export function entryWith(n: number, texts: Texts = {}, more: More = {}): IndexEntry {
  const { title = '', names = '', summary = '', facts = '', sources = '', purpose = '', operator = '' } = texts;
  const { changed = '2026-01-01T00:00:00.000Z', ...rest } = more;
  const id = `CB-${n}`;
  const raw = {
    title: `${title} ${id}`,
    names: `${names} \n ${operator}`,
    summary,
    facts: `${facts} ${purpose}`,
    sources,
  };
  const indexed = Object.entries(raw).map(([column, text]) => [column, indexWords(text)]);
  const forms = [...new Set(plainWords(Object.values(raw).join(' \n ')))].join(' ');
  const fielded = `${fieldWords('purpose', purpose)} ${fieldWords('operator', operator)}`;
  const text = { ...Object.fromEntries(indexed), forms, fielded } as IndexText;
  const card = {
    id,
    title,
    lang: 'en',
    type: 'incident',
    countries: [],
    operators: [],
    excerpt: '',
    excerptLang: 'en',
  };
  return {
    id,
    submitter: 'Casebook editors',
    card: { ...card, completeness: 0, published: changed, changed, revision: 1 },
    tokens: [],
    numbers: {},
    text,
    roles: [],
    named: [],
    aliases: [],
    annotations: [],
    statements: 0,
    ...rest,
  };
}

/** An index that a test fills; `path` is its file or address. */
export type Indexed = {
  readonly path: string;
  readonly reader: IndexReader;
  /** Publishes entries, or takes records back, under the next sequence. */
  publish(entries: Iterable<IndexEntry>): Promise<void>;
  withdraw(...ids: string[]): Promise<void>;
};

/** An index with these entries, on SQLite unless told otherwise; gone when the test ends. */
export async function indexed(
  t: TestContext,
  entries: Iterable<IndexEntry>,
  engine: Engine = sqlite,
): Promise<Indexed> {
  t.after(() => reader.close());
  const database = engine.newDatabase(t);
  const store = await database.open();
  const path = await database.address();
  const reader = engine.name === 'postgres' ? openOnPostgres(path) : openIndexReader(path);
  const change = (work: Parameters<typeof store.transaction>[0]): Promise<unknown> =>
    store.transaction(async (tx) => {
      await tx.putSetting('changes', '');
      await work(tx);
    });
  const made: Indexed = {
    path,
    reader,
    publish: async (more) => void (await change((tx) => tx.putIndex([...more]))),
    withdraw: async (...ids) => void (await change((tx) => tx.removeIndex(ids))),
  };
  await made.publish(entries);
  return made;
}
