import { entityName } from '../../core/entity.ts';
import { type FieldName, field } from '../../core/fields.ts';
import type { Statement } from '../../core/statement.ts';
import type { Value } from '../../core/values.ts';
import type { PublicRecord } from '../public-record.ts';
import { type Names, valueText } from '../table/say-value.ts';
import { bestIn } from './loss.ts';

/** The best that a record says, by field: statements, values, and values as one line of English each. */
export type Facts = {
  readonly best: (name: FieldName) => readonly Statement[];
  readonly values: (name: FieldName) => readonly Value[];
  readonly texts: (name: FieldName) => readonly string[];
};

/** Reads a record for writing it in another format. */
export function factsOf(record: PublicRecord): Facts {
  const names: Names = new Map(record.entities.map((entity) => [entity.id, entityName(entity)]));
  const best = (name: FieldName): readonly Statement[] => bestIn(record, field(name));
  return {
    best,
    values: (name) => best(name).flatMap(({ value }) => (value === undefined ? [] : [value])),
    texts: (name) => best(name).map((statement) => valueText(statement, names)),
  };
}

/** The pages that a record cites, where they may be shown. */
export function linksOf({ sources }: PublicRecord): readonly string[] {
  return sources.flatMap(({ url }) => url ?? []);
}

/** An object without its keys that hold nothing: an empty list or text, or undefined. */
export function filled<T extends object>(of: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(of).filter(([, value]) => value !== undefined && value !== '' && !isEmptyList(value));
  return Object.fromEntries(kept) as { readonly [K in keyof T]?: Exclude<T[K], undefined> };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
