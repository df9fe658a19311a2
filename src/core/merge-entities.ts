import type { EntityDocument } from './entity.ts';
import { entityIn, type Statement, statementKey } from './statement.ts';
import type { Reply } from './values.ts';
import { fold } from './words.ts';

const MAX_NAMES = 100;
const MAX_LINKS = 50;
const MAX_IDS = 50;

/** An entity that takes in another: its own kind, country and note stand; the other's names, links and ids elsewhere are added. */
export function mergedEntity(survivor: EntityDocument, other: EntityDocument): EntityDocument {
  const known = new Set(survivor.names.map(({ text }) => fold(text)));
  const names = [...survivor.names, ...other.names.filter(({ text }) => !known.has(fold(text)))].slice(0, MAX_NAMES);
  const links = [...new Set([...(survivor.links ?? []), ...(other.links ?? [])])].slice(0, MAX_LINKS);
  const held = [...(survivor.ids ?? []), ...(other.ids ?? [])];
  const ids = [...new Map(held.map((one) => [`${one.scheme} ${one.id}`, one])).values()].slice(0, MAX_IDS);
  const country = survivor.country ?? other.country;
  return {
    ...survivor,
    names,
    ...(links.length > 0 && { links }),
    ...(ids.length > 0 && { ids }),
    ...(country && { country }),
  };
}

function renamed(statement: Statement, from: string, to: string): Statement {
  if (entityIn(statement) !== from) return statement;
  const { value } = statement;
  return { ...statement, value: typeof value === 'string' ? to : { ...(value as Reply), entity: to } };
}

/** Statements with one entity in the place of another; what then says the same twice is said once, with the citations of both. */
export function withEntity(statements: readonly Statement[], from: string, to: string): readonly Statement[] {
  const said = new Map<string, Statement>();
  for (const statement of statements) {
    const made = renamed(statement, from, to);
    const key = statementKey(made);
    const first = said.get(key);
    if (!first) {
      said.set(key, made);
      continue;
    }
    const quotes = [...(first.quotes ?? []), ...(made.quotes ?? [])];
    said.set(key, {
      ...first,
      cites: [...new Set([...first.cites, ...made.cites])],
      ...(quotes.length > 0 && { quotes }),
    });
  }
  return [...said.values()];
}
