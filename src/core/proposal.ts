import { z } from 'zod';
import type { Change } from './diff.ts';
import { fieldNamed } from './fields.ts';
import type { ProposalContent, ProposedEntity, ProposedSource } from './item.ts';
import { entityIn, type Statement, statementSchema } from './statement.ts';
import { type Reply, valueTypes } from './values.ts';

const MAX_CHANGES = 100;
const MAX_NEW = 20;
// Far above every number that is drawn, so that a key is never taken for a document that exists.
const PROVISIONAL = 9_000_000_000_000;

/** The key of a source or entity that comes along with changes and has no id yet: `new-1`, `new-2` and so on. */
export const newKeyPattern = /^new-[1-9]\d?$/;

/** Changes of a record with the sources and entities that they bring along. */
export type Bringing = Pick<ProposalContent, 'changes' | 'sources' | 'entities'>;

/** Which id a key of a new source or entity stands for. */
export type NewIds = ReadonlyMap<string, string>;

function statementWithIds(statement: Statement, ids: NewIds): Statement {
  const known = (key: string): string => ids.get(key) ?? key;
  const { cites, quotes, value } = statement;
  const made: Statement = {
    ...statement,
    cites: cites.map(known),
    ...(quotes && { quotes: quotes.map((quote) => ({ ...quote, source: known(quote.source) })) }),
  };
  const entity = entityIn(statement);
  if (entity === undefined) return made;
  return { ...made, value: typeof value === 'string' ? known(entity) : { ...(value as Reply), entity: known(entity) } };
}

/** The changes with ids in the place of keys; what has no id there keeps its key. */
export function withNewIds(changes: readonly Change[], ids: NewIds): readonly Change[] {
  return changes.map((change) => (change.after ? { ...change, after: statementWithIds(change.after, ids) } : change));
}

/** Ids that look like real ones and stand for none, so that changes can be checked before any id is drawn. */
export function provisionalIds({ sources, entities }: Pick<Bringing, 'sources' | 'entities'>): NewIds {
  const numbered = (list: readonly { readonly key: string }[], prefix: string): [string, string][] =>
    list.map(({ key }, at) => [key, `${prefix}-${PROVISIONAL + at}`]);
  return new Map([...numbered(sources, 'S'), ...numbered(entities, 'E')]);
}

/** The keys that the changes name. */
export function keysNamed(changes: readonly Change[]): ReadonlySet<string> {
  const after = changes.flatMap((change) => change.after ?? []);
  return new Set(after.flatMap((statement) => [...statement.cites, entityIn(statement) ?? '']));
}

type Issue = { readonly path: readonly (string | number)[]; readonly message: string };

function issuesAt(path: Issue['path'], statement: unknown): readonly Issue[] {
  const issues = statementSchema.safeParse(statement).error?.issues ?? [];
  return issues.map((issue) => ({ path: [...path, ...issue.path.map(String)], message: issue.message }));
}

function issuesOfChange({ field, before, after }: Change, at: number): readonly Issue[] {
  const path = ['changes', at];
  if (!before && !after) return [{ path, message: 'changes nothing' }];
  if (fieldNamed(field)?.visible !== undefined) return [{ path, message: 'is about a field that is not public' }];
  if ([before, after].some((statement) => statement !== undefined && statement.field !== field))
    return [{ path, message: 'mixes two fields' }];
  return [
    ...(before ? issuesAt([...path, 'before'], before) : []),
    ...(after ? issuesAt([...path, 'after'], after) : []),
  ];
}

const statement = z.custom<Statement>(
  (value) => typeof value === 'object' && value !== null && 'cites' in value && Array.isArray(value.cites),
);
const key = z.string().regex(newKeyPattern);

/** What everybody who changes a record sends: the record, the version they looked at, the changes and what comes along. */
export const editShape = {
  record: z.string(),
  base: z.number().int().min(1),
  changes: z
    .array(
      z.strictObject({
        field: z.custom<Change['field']>((name) => typeof name === 'string' && fieldNamed(name) !== undefined),
        before: statement.optional(),
        after: statement.optional(),
      }),
    )
    .min(1, 'Nothing was changed yet')
    .max(MAX_CHANGES),
  sources: z
    .array(z.strictObject({ key, url: valueTypes.url, title: z.string().trim().min(1).max(2_000).optional() }))
    .max(MAX_NEW),
  entities: z.array(z.strictObject({ key, name: z.string().trim().min(1).max(300) })).max(MAX_NEW),
} as const;

/** Everything that is wrong with changes by themselves, whatever the record says. */
export function issuesOf(edit: Bringing): readonly Issue[] {
  const numbered = withNewIds(edit.changes, provisionalIds(edit));
  const befores = edit.changes.flatMap(({ before }) => (before ? [JSON.stringify(before)] : []));
  const twice = new Set(befores).size < befores.length;
  return [
    ...numbered.flatMap(issuesOfChange),
    ...(twice ? [{ path: ['changes'], message: 'changes one statement twice' }] : []),
  ];
}

/** Adds what is wrong with changes to the findings of a schema. */
export function checkEdit(edit: Bringing, context: z.core.$RefinementCtx): void {
  for (const { path, message } of issuesOf(edit)) context.addIssue({ code: 'custom', path: [...path], message });
}

/** The title of a source that came without one: where it stands. */
export function sourceTitle({ url, title }: ProposedSource): string {
  const { hostname, pathname } = new URL(url);
  return title ?? `${hostname.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`;
}

/** The field in which a new entity is named first; it says what kind of thing it is. */
export function fieldOfEntity({ key: wanted }: ProposedEntity, changes: readonly Change[]) {
  const first = changes.find(({ after }) => after && entityIn(after) === wanted);
  return first && fieldNamed(first.field);
}
