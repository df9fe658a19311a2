import type { EntityDocument } from './entity.ts';
import { type FieldName, fieldNamed, fields } from './fields.ts';
import { publicSource } from './public.ts';
import { remembering } from './remembering.ts';
import type { SourceDocument } from './source.ts';
import type { Statement } from './statement.ts';
import { codeName } from './vocabulary.ts';
import { fieldTokens, indexTokens, plainWords } from './words.ts';

/** Words prepared for the text index: folded, segmented and stemmed, separated by spaces; `forms` holds each unstemmed word once. */
export type IndexText = {
  readonly title: string;
  readonly names: string;
  readonly summary: string;
  readonly facts: string;
  readonly sources: string;
  readonly forms: string;
  readonly fielded: string;
};

type Named = {
  readonly entities: ReadonlyMap<string, EntityDocument>;
  readonly sources: ReadonlyMap<string, SourceDocument>;
};

type Words = readonly string[];

// Names, notes and whoever asserts stand on record after record. A text is cut at its spaces, so its pieces may be cut apart.
const wordsIn = remembering((text): Words => plainWords(text));

// A record comes in with the keys of a value in any order and is stored in canonical order; its words must be the same.
function partsOf(value: object): unknown[] {
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, part]) => part);
}

function wordsOf(statement: Statement): Words {
  const field = fieldNamed(statement.field);
  const { value, note, by, disputed, quotes = [] } = statement;
  const parts: unknown[] = typeof value === 'object' ? partsOf(value) : [value];
  if (field?.type === 'code') parts.unshift(codeName(field.vocabulary ?? '', String(value)));
  const said = field?.type === 'entity' ? [] : parts;
  return [note, by, disputed, ...quotes.map(({ text }) => text), ...said].flatMap((part) =>
    typeof part === 'string' || typeof part === 'number' ? wordsIn(String(part)) : [],
  );
}

function nameWordsOf(statements: readonly Statement[], { entities }: Named, role?: FieldName): Words {
  const named = statements.filter(({ field }) => (role ?? field) === field && fieldNamed(field)?.type === 'entity');
  const names = named.flatMap(({ value }) => entities.get(String(value))?.names ?? []);
  return [...new Set(names.map((name) => name.text))].flatMap(wordsIn);
}

const joined = (tokens: Words): string => tokens.join(' ');

/** The words by which the text index finds a record: of its `id`, its public statements, and the names and sources in them. */
export function indexTextOf(id: string, statements: readonly Statement[], around: Named): IndexText {
  const said = statements.filter((statement) => statement.rank !== 'deprecated');
  const spoken = said.map((statement) => ({ field: statement.field, words: wordsOf(statement) }));
  const of = (wanted: (name: FieldName) => boolean): Words =>
    spoken.flatMap(({ field, words }) => (wanted(field) ? words : []));
  const sources = [...around.sources.values()].map(publicSource);
  const words = {
    title: [...of((name) => name === 'title'), ...plainWords(id)],
    names: nameWordsOf(said, around),
    summary: of((name) => name === 'summary' || name === 'context'),
    facts: of((name) => name !== 'title' && name !== 'summary' && name !== 'context'),
    sources: sources
      .flatMap((one) => [one.title, one.publisher, one.author, one.note])
      .flatMap((text) => wordsIn(text ?? '')),
  };
  const fielded = fields
    .filter((field) => field.facet === undefined && (field.type === 'text' || field.type === 'markdown'))
    .flatMap(({ name }) =>
      fieldTokens(
        name,
        of((one) => one === name),
      ),
    );
  const inRoles = fields
    .filter((field) => field.facet !== undefined && field.type === 'entity')
    .flatMap(({ name }) => fieldTokens(name, nameWordsOf(said, around, name)));
  return {
    title: joined(indexTokens(words.title)),
    names: joined(indexTokens(words.names)),
    summary: joined(indexTokens(words.summary)),
    facts: joined(indexTokens(words.facts)),
    sources: joined(indexTokens(words.sources)),
    forms: joined([...new Set(Object.values(words).flat())]),
    fielded: joined([...fielded, ...inRoles]),
  };
}
