import { z } from 'zod';
import { type ActionContext, action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import type { Statement } from '../core/statement.ts';
import { codeIn } from '../core/vocabulary.ts';
import { indexPublished } from './derive.ts';
import { publishRevision } from './publish.ts';
import { publishedRecord } from './published-record.ts';
import { signedBy, whyShape } from './signed-by.ts';

const pairs = [
  ['follows', 'followed-by'],
  ['part-of', 'has-part'],
  ['variant-of', 'has-variant'],
  ['split-from', 'split-into'],
] as const;
const inverses: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([one, other]): [string, string][] => [
    [one, other],
    [other, one],
  ]),
);

/** What a relation is called from the other side; most are the same from both. */
export function inverseOf(relation: string): string {
  return inverses.get(relation) ?? relation;
}

/** A statement of the editors that relates a record to another. */
export function relatedTo(record: string, relation: string): Statement {
  return { field: 'related', value: { record, relation }, by: 'Casebook editors', cites: [], rank: 'normal' };
}

function leadsTo(
  { value }: Statement,
  { record, relation }: { readonly record: string; readonly relation: string },
): boolean {
  const link = typeof value === 'object' && 'relation' in value ? value : undefined;
  return link?.record === record && link.relation === relation;
}

type Side = { readonly id: string; readonly record: string; readonly relation: string; readonly isOn: boolean };

// One side may say so already, for example after an import.
async function relateSide({ id, isOn, ...link }: Side, why: Parameters<typeof signedBy>[0], context: ActionContext) {
  const { head, document } = await publishedRecord(context.tx, id);
  const isThere = document.statements.some((statement) => leadsTo(statement, link));
  if (isThere === isOn) return false;
  const statements = isOn
    ? [...document.statements, relatedTo(link.record, link.relation)]
    : document.statements.filter((statement) => !leadsTo(statement, link));
  const next = { ...document, statements };
  await publishRevision({ document: next, base: head.revision, ...signedBy(why, context.actor) }, context);
  await indexPublished(context.tx, [next]);
  return true;
}

/** Relates two records, each to the other by its name for the relation; with `off` the relation is taken away again. */
export const relate = action({
  name: 'relate',
  who: editors,
  input: z.strictObject({
    id: z.string(),
    other: z.string().trim(),
    relation: z.string().refine((code) => codeIn('relation', code) !== undefined, 'Please choose how they are related'),
    off: z.boolean().optional(),
    ...whyShape,
  }),
  run: async ({ id, other, relation, off = false, ...why }, context) => {
    if (id === other) throw new Refused('bad-input', 'A record cannot be related to itself.');
    const sides = [
      { id, record: other, relation, isOn: !off },
      { id: other, record: id, relation: inverseOf(relation), isOn: !off },
    ];
    const changed: boolean[] = [];
    for (const side of sides) changed.push(await relateSide(side, why, context));
    if (!changed.includes(true))
      throw new Refused('wrong-state', off ? 'They are not related like this.' : 'They are related like this already.');
    return { id, other };
  },
});
