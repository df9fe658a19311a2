import { canonicalJson } from './canonical.ts';
import type { EntityDocument } from './entity.ts';
import { fieldNamed } from './fields.ts';
import { isShown, withheldName } from './privacy.ts';
import type { RecordDocument } from './record.ts';
import type { SourceDocument } from './source.ts';
import { entityIn, type Statement, statementKey } from './statement.ts';

/** A source as readers see it: a withheld one gives its reason in place of title, author and address. */
export type PublicSource = Omit<SourceDocument, 'title'> & { readonly title?: string };

/** The statement that stands where a private person was named; it keeps nothing that could name them. */
function withhold({ field, cites, rank }: Statement): Statement {
  return { field, unknown: 'not-disclosed', by: 'Casebook editors', cites, rank, note: withheldName };
}

// Every key is listed, so that a key added to a document stays inside until somebody decides that it may leave.
function listed(statement: Statement): Statement {
  const { field, value, unknown, by, cites, quotes, rank, note, disputed, lang, raw, licence } = statement;
  return { field, value, unknown, by, cites, quotes, rank, note, disputed, lang, raw, licence };
}

function publicStatement(statement: Statement, entities: ReadonlyMap<string, EntityDocument>): Statement | undefined {
  const field = fieldNamed(statement.field);
  if (!field || field.visible !== undefined) return undefined;
  const named = entityIn(statement);
  return named === undefined || isShown(entities.get(named)) ? listed(statement) : withhold(statement);
}

// Only what was withheld can say the same as another statement: a record says nothing twice.
function saidOnce(statements: readonly Statement[]): readonly Statement[] {
  if (!statements.some(({ note }) => note === withheldName)) return statements;
  const said = new Map<string, Statement>();
  for (const statement of statements) {
    const key = statementKey(statement);
    if (!said.has(key)) said.set(key, statement);
  }
  return [...said.values()];
}

/** The ids of the entities that a record names. */
export function entitiesNamed(record: RecordDocument): readonly string[] {
  return [...new Set(record.statements.flatMap((statement) => entityIn(statement) ?? []))];
}

/**
 * A record as it may leave: again a `casebook.record/1`, without editors' fields and without private persons.
 * An entity that `entities` does not hold counts as a private person.
 */
export function publicRecord(record: RecordDocument, entities: ReadonlyMap<string, EntityDocument>): RecordDocument {
  const { schema, id, language, licence, attribution } = record;
  const open = record.statements.flatMap((statement) => publicStatement(statement, entities) ?? []);
  return { schema, id, language, licence, attribution, statements: saidOnce(open) };
}

/** Whether the public record is the whole record, so that its canonical bytes may be handed out too. */
export function isWhollyPublic(record: RecordDocument, entities: ReadonlyMap<string, EntityDocument>): boolean {
  return canonicalJson(publicRecord(record, entities)) === canonicalJson(record);
}

/** A source as it may leave. */
export function publicSource(source: SourceDocument): PublicSource {
  const { schema, id, publisher, published, language, note, withheld, licence, attribution } = source;
  const named = withheld === undefined ? { title: source.title, author: source.author, url: source.url } : {};
  return { schema, id, ...named, publisher, published, language, note, withheld, licence, attribution };
}

/** An entity as it may leave; undefined for a private person, as if it did not exist. */
export function publicEntity(entity: EntityDocument | undefined): EntityDocument | undefined {
  if (!isShown(entity)) return undefined;
  const { schema, id, kind, names, country, note, links, ids, licence, attribution } = entity;
  return { schema, id, kind, names, country, note, links, ids, licence, attribution };
}
