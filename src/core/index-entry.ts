import { type Annotation, annotationsOf } from './annotation.ts';
import { answeredMask, completenessOf } from './completeness.ts';
import { readEdtf } from './edtf.ts';
import { type EntityDocument, entityName } from './entity.ts';
import { fields } from './fields.ts';
import { type IndexText, indexTextOf } from './index-text.ts';
import { isShown, isStandIn, withheldCode, withheldName } from './privacy.ts';
import { entitiesNamed, type PublicSource, publicRecord, publicSource } from './public.ts';
import type { RecordDocument } from './record.ts';
import { remembering } from './remembering.ts';
import type { SourceDocument } from './source.ts';
import { bestText, bestValues, type Statement } from './statement.ts';
import { pageMark } from './url-key.ts';
import type { Quantity, Value } from './values.ts';

/** A record as lists show it. */
export type RecordCard = {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly type: string;
  readonly occurred?: string;
  readonly countries: readonly string[];
  readonly operators: readonly string[];
  readonly excerpt: string;
  readonly excerptLang: string;
  readonly completeness: number;
  readonly published: string;
  readonly changed: string;
  readonly revision: number;
};

/**
 * All that is derived from one published record. `submitter` is who brought it in: its attribution, else the editors.
 * `tokens` are `field:code`, one for each value of a facet field (`withheld` for every stand-in of a private person), and
 * reserved ones that begin with `_` and only statistics read: `_language`, `_submitter`, and of the sources `_publisher`
 * and `_source_language`. `firstDay` and `lastDay` are days since 1970-01-01; `numbers` holds the best quantity per
 * field, the length of an exposure window with both ends in days, and in `_answered` the `answeredMask`. `aliases` are the ids it has elsewhere, and the marks of the pages it cites. `named` are the ids of all entities and sources in the record,
 * also those not shown, so that the entry can be made again when one of them changes.
 */
export type IndexEntry = {
  readonly id: string;
  readonly submitter: string;
  readonly card: RecordCard;
  readonly tokens: readonly string[];
  readonly firstDay?: number;
  readonly lastDay?: number;
  readonly numbers: Readonly<Record<string, number>>;
  readonly text: IndexText;
  readonly roles: readonly { readonly entity: string; readonly role: string }[];
  readonly named: readonly string[];
  readonly aliases: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly statements: number;
};

/**
 * The version of what is derived from records: cards, lists, search. Raise it with every change to them, to the words of the
 * index or to the list of frequent words; a database that holds an earlier one is rebuilt at its next start.
 */
export const derivedVersion = '3';

/** What deriving needs beside the record: the entities and sources it names, and the times of its life. */
export type Surroundings = {
  readonly entities: ReadonlyMap<string, EntityDocument>;
  readonly sources: ReadonlyMap<string, SourceDocument>;
  readonly published: string;
  readonly changed: string;
  readonly revision: number;
};

const EXCERPT = 240;
// More than an excerpt can use, also when half of it is link addresses.
const READ = 4_000;
const LAST_WORD = /\s\S{0,30}$/;

/** The beginning of a Markdown text in plain words, for places that show a few lines. */
export function excerptOf(text: string): string {
  const plain = text
    .slice(0, READ)
    .replace(/\[([^\][]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= EXCERPT) return plain;
  return `${plain
    .slice(0, EXCERPT)
    .replace(LAST_WORD, '')
    .replace(/\p{Surrogate}$/u, '')} …`;
}

function tokensOf(statements: readonly Statement[], { entities }: Surroundings): string[] {
  const codeOf = (value: Value): string => (isStandIn(entities.get(String(value))) ? withheldCode : String(value));
  const tokens = new Set<string>();
  for (const { name, facet } of fields) {
    if (facet) for (const value of bestValues(statements, name)) tokens.add(`${name}:${codeOf(value)}`);
  }
  return [...tokens];
}

const submitterOf = (record: RecordDocument): string => record.attribution ?? 'Casebook editors';

// Without a publisher its site stands for it; that of a withheld source is not known here.
function publisherOf({ publisher, url }: PublicSource): string | undefined {
  return publisher ?? URL.parse(url ?? '')?.hostname.replace(/^www\./, '');
}

const languageOf = remembering((tag) => new Intl.Locale(tag).language);

function reservedTokensOf(record: RecordDocument, around: Surroundings): string[] {
  const sources = [...around.sources.values()].map(publicSource);
  const publishers = sources.flatMap((source) => publisherOf(source) ?? []);
  const languages = sources.flatMap(({ language }) => (language === undefined ? [] : [languageOf(language)]));
  const tokens = [
    `_language:${languageOf(record.language)}`,
    `_submitter:${submitterOf(record)}`,
    ...publishers.map((publisher) => `_publisher:${publisher}`),
    ...languages.map((language) => `_source_language:${language}`),
  ];
  return [...new Set(tokens)];
}

function daysIn(date: Value | undefined): { readonly first?: number; readonly last?: number } {
  return (typeof date === 'string' ? readEdtf(date) : undefined) ?? {};
}

function numbersOf(statements: readonly Statement[]): Record<string, number> {
  const numbers: Record<string, number> = { _answered: answeredMask(statements) };
  for (const field of fields) {
    const value = field.type === 'quantity' ? bestValues(statements, field.name)[0] : undefined;
    if (value !== undefined) numbers[field.name] = (value as Quantity).amount;
  }
  const exposure = bestValues(statements, 'exposure_window')[0];
  const { first, last } = String(exposure).includes('/') ? daysIn(exposure) : {};
  return first === undefined || last === undefined ? numbers : { ...numbers, exposure_window: last - first + 1 };
}

function cardOf(record: RecordDocument, statements: readonly Statement[], around: Surroundings): RecordCard {
  const title = bestText(statements, 'title', record.language);
  const summary = bestText(statements, 'summary', record.language);
  const occurred = bestValues(statements, 'occurred')[0];
  const operators = bestValues(record.statements, 'operator').map((id) => {
    const entity = around.entities.get(String(id));
    return isShown(entity) ? entityName(entity) : withheldName;
  });
  return {
    id: record.id,
    title: String(title?.value ?? record.id),
    lang: title?.lang ?? record.language,
    type: String(bestValues(statements, 'type')[0] ?? 'incident'),
    occurred: typeof occurred === 'string' ? occurred : undefined,
    countries: bestValues(statements, 'country').map(String),
    operators: [...new Set(operators)],
    excerpt: excerptOf(String(summary?.value ?? '')),
    excerptLang: summary?.lang ?? record.language,
    completeness: completenessOf(statements).share,
    published: around.published,
    changed: around.changed,
    revision: around.revision,
  };
}

function rolesOf(statements: readonly Statement[]): IndexEntry['roles'] {
  const inRoles = fields.filter((field) => field.type === 'entity');
  return inRoles.flatMap(({ name }) => bestValues(statements, name).map((id) => ({ entity: String(id), role: name })));
}

// An address that once led here goes on leading here, so aliases are not weighed against each other.
function aliasesOf(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ value, rank }) =>
    typeof value === 'object' && 'scheme' in value && rank !== 'deprecated' ? [value.id] : [],
  );
}

// Whoever has the address of a page asks for the records that cite it, in any spelling.
function pagesOf({ sources }: Surroundings): string[] {
  const urls = [...sources.values()].map(publicSource).flatMap(({ url }) => url ?? []);
  return [...new Set(urls.flatMap((url) => pageMark(url) ?? []))].sort();
}

/** The ids of all entities and sources that a record names. */
export function namedIn(record: RecordDocument): readonly string[] {
  return [...new Set([...entitiesNamed(record), ...record.statements.flatMap((statement) => statement.cites)])];
}

/** Derives everything that lists, search, facets and statistics need from one published record: only what is public. */
export function indexEntryOf(record: RecordDocument, around: Surroundings): IndexEntry {
  const { statements } = publicRecord(record, around.entities);
  const { first, last } = daysIn(bestValues(statements, 'occurred')[0]);
  return {
    id: record.id,
    submitter: submitterOf(record),
    card: cardOf(record, statements, around),
    tokens: [...tokensOf(statements, around), ...reservedTokensOf(record, around)],
    firstDay: first ?? last,
    lastDay: last ?? first,
    numbers: numbersOf(statements),
    text: indexTextOf(record.id, statements, around),
    roles: rolesOf(statements),
    named: namedIn(record),
    aliases: [...aliasesOf(statements), ...pagesOf(around)],
    annotations: annotationsOf(statements),
    statements: statements.length,
  };
}
