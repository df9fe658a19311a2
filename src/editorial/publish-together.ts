import type { ActionContext } from '../core/action.ts';
import { namedIn } from '../core/index-entry.ts';
import { indexPublished } from './derive.ts';
import { publishRevisions, type RevisionPlan } from './publish.ts';
import type { Signed } from './signed-by.ts';

/** A document, and the revision on top of which it is published; 0 for one that never was. */
export type Publishing = Pick<RevisionPlan, 'document' | 'base'>;

/**
 * Publishes documents for one reason, with the entities and sources that they name and that only drafts named so far, and
 * brings the index up to date; `along` are ids that what is published next names. Refuses with `conflict` when one of them has moved on.
 */
export async function publishTogether(
  publishing: readonly Publishing[],
  { reason, credit, along = [] }: Signed & { readonly along?: readonly string[] },
  context: ActionContext,
): Promise<void> {
  const { tx } = context;
  const documents = publishing.map(({ document }) => document);
  const own = new Set(documents.map(({ id }) => id));
  const named = documents.flatMap((one) => (one.schema === 'casebook.record/1' ? namedIn(one) : []));
  const heads = await tx.headsOf([...new Set([...own, ...named, ...along])]);
  // Entities and sources that came in with a draft are drafts too, until a record that names them is public.
  const waiting = heads.filter(({ id, state }) => state === 'draft' && !own.has(id));
  const drafts = (await Promise.all(waiting.map(({ id }) => tx.draft(id)))).filter((draft) => draft !== undefined);
  const all = [...drafts.map((document) => ({ document, base: 0 })), ...publishing];
  if (all.length === 0) return;
  await publishRevisions(
    all.map(({ document, base }) => ({ document, base, reason, credit })),
    context,
  );
  const known = new Set(heads.map(({ id }) => id));
  await indexPublished(tx, [...drafts, ...documents], new Set([...own].filter((id) => !known.has(id))));
}
