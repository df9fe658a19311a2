import { completenessOf } from './completeness.ts';
import { readEdtf } from './edtf.ts';
import { type EntityDocument, entityName } from './entity.ts';
import { type FieldName, fields } from './fields.ts';
import { isShown, withheldName } from './privacy.ts';
import type { RecordDocument } from './record.ts';
import type { SourceDocument } from './source.ts';
import { bestText, bestValues, type Statement } from './statement.ts';
import type { Quantity } from './values.ts';
import { codeName } from './vocabulary.ts';
import { fieldWords, indexWords, plainWords } from './words.ts';

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

/**
 * All that is derived from one published record. `tokens` are `field:code`, one for each value of a facet field;
 * `firstDay` and `lastDay` are days since 1970-01-01; `numbers` holds the best quantity per field and, for an
 * exposure window with both ends, its length in days.
 */
export type IndexEntry = {
  readonly id: string;
  readonly card: RecordCard;
  readonly tokens: readonly string[];
  readonly firstDay?: number;
  readonly lastDay?: number;
  readonly numbers: Readonly<Record<string, number>>;
  readonly text: IndexText;
  readonly roles: readonly { readonly entity: string; readonly role: string }[];
  readonly sources: readonly string[];
  readonly aliases: readonly string[];
  readonly statements: number;
};

/** What deriving needs beside the record: the entities and sources it names, and the times of its life. */
export type Surroundings = {
  readonly entities: ReadonlyMap<string, EntityDocument>;
  readonly sources: ReadonlyMap<string, SourceDocument>;
  readonly published: string;
  readonly changed: string;
  readonly revision: number;
};

const EXCERPT = 240;

function excerptOf(text: string): string {
  const plain = text.replace(/[*_`#>[\]]/g, '').replace(/\s+/g, ' ').trim();
  if (plain.length <= EXCERPT) return plain;
  return `${plain.slice(0, EXCERPT).replace(/\s+\S*$/, '')} …`;
}

function publicStatements(record: RecordDocument): readonly Statement[] {
  const open = new Set<string>(fields.filter((field) => field.visible === undefined).map((field) => field.name));
  return record.statements.filter((statement) => open.has(statement.field));
}

function tokensOf(statements: readonly Statement[], around: Surroundings): string[] {
  const tokens = new Set<string>();
  for (const field of fields) {
    if (!field.facet) continue;
    for (const value of bestValues(statements, field.name)) {
      if (typeof value !== 'string') continue;
      if (field.type === 'entity' && !isShown(around.entities.get(value))) continue;
      tokens.add(`${field.name}:${value}`);
    }
  }
  return [...tokens];
}

function numbersOf(statements: readonly Statement[]): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const field of fields) {
    const value = field.type === 'quantity' ? bestValues(statements, field.name)[0] : undefined;
    if (value !== undefined) numbers[field.name] = (value as Quantity).amount;
  }
  const exposed = bestValues(statements, 'exposure_window')[0];
  const exposure = typeof exposed === 'string' ? readEdtf(exposed) : undefined;
  if (exposure?.first !== undefined && exposure.last !== undefined) {
    numbers['exposure_window'] = exposure.last - exposure.first + 1;
  }
  return numbers;
}

function words(statement: Statement, around: Surroundings): string {
  const field = fields.find((candidate) => candidate.name === statement.field);
  const { value } = statement;
  const own = [statement.note, statement.by].filter((text) => text !== undefined);
  if (value === undefined || !field) return own.join(' ');
  if (field.type === 'code') return [...own, codeName(field.vocabulary ?? '', String(value)), String(value)].join(' ');
  if (field.type === 'entity') return own.join(' ');
  if (typeof value === 'string') return [...own, value].join(' ');
  return [...own, ...Object.values(value).filter((part) => typeof part === 'string' || typeof part === 'number')].join(' ');
}

function namesOf(statements: readonly Statement[], around: Surroundings): string {
  const names = statements.flatMap((statement) => {
    const entity = typeof statement.value === 'string' ? around.entities.get(statement.value) : undefined;
    return entity && isShown(entity) ? entity.names.map((name) => name.text) : [];
  });
  return [...new Set(names)].join(' \n ');
}

function textOf(record: RecordDocument, statements: readonly Statement[], around: Surroundings): IndexText {
  const of = (wanted: (name: FieldName) => boolean): string =>
    statements.filter((statement) => wanted(statement.field)).map((statement) => words(statement, around)).join(' \n ');
  const sources = [...around.sources.values()].map((source) =>
    [source.title, source.publisher, source.author, source.note].filter(Boolean).join(' '),
  );
  const raw = {
    title: `${of((name) => name === 'title')} ${record.id}`,
    names: namesOf(statements, around),
    summary: of((name) => name === 'summary' || name === 'context'),
    facts: of((name) => name !== 'title' && name !== 'summary' && name !== 'context'),
    sources: sources.join(' \n '),
  };
  const fielded = fields
    .filter((field) => field.facet === undefined && (field.type === 'text' || field.type === 'markdown'))
    .map((field) => fieldWords(field.name, of((name) => name === field.name)));
  return {
    title: indexWords(raw.title),
    names: indexWords(raw.names),
    summary: indexWords(raw.summary),
    facts: indexWords(raw.facts),
    sources: indexWords(raw.sources),
    forms: [...new Set(plainWords(Object.values(raw).join(' \n ')))].join(' '),
    fielded: fielded.filter(Boolean).join(' '),
  };
}

/** Derives everything that lists, search, facets and statistics need from one published record. */
export function indexEntryOf(record: RecordDocument, around: Surroundings): IndexEntry {
  const statements = publicStatements(record);
  const title = bestText(statements, 'title', record.language);
  const summary = bestText(statements, 'summary', record.language);
  const occurred = bestValues(statements, 'occurred')[0];
  const date = typeof occurred === 'string' ? readEdtf(occurred) : undefined;
  const shownName = (id: string): string => {
    const entity = around.entities.get(id);
    return entity && isShown(entity) ? entityName(entity) : withheldName;
  };
  const entityFields = fields.filter((field) => field.type === 'entity');
  const roles = entityFields.flatMap((field) =>
    bestValues(statements, field.name).flatMap((id) =>
      isShown(around.entities.get(String(id))) ? [{ entity: String(id), role: field.name }] : [],
    ),
  );
  return {
    id: record.id,
    card: {
      id: record.id,
      title: String(title?.value ?? record.id),
      lang: title?.lang ?? record.language,
      type: String(bestValues(statements, 'type')[0] ?? 'incident'),
      occurred: typeof occurred === 'string' ? occurred : undefined,
      countries: bestValues(statements, 'country').map(String),
      operators: [...new Set(bestValues(statements, 'operator').map((id) => shownName(String(id))))],
      excerpt: excerptOf(String(summary?.value ?? '')),
      excerptLang: summary?.lang ?? record.language,
      completeness: completenessOf(statements).share,
      published: around.published,
      changed: around.changed,
      revision: around.revision,
    },
    tokens: tokensOf(statements, around),
    firstDay: date?.first ?? date?.last,
    lastDay: date?.last ?? date?.first,
    numbers: numbersOf(statements),
    text: textOf(record, statements, around),
    roles,
    sources: [...new Set(statements.flatMap((statement) => statement.cites))],
    aliases: bestValues(statements, 'alias').flatMap((alias) => (typeof alias === 'object' && 'scheme' in alias ? [alias.id] : [])),
    statements: statements.length,
  };
}
