import type { ActionContext } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import type { NewRevision } from '../core/ports.ts';
import type { CasebookDocument, DocumentState } from '../core/revision.ts';
import { sealRevision } from '../core/revision.ts';

/** One new revision: the document, the revision it was made from (0 for a new one), why, who is credited, and the collection that brings it. */
export type RevisionPlan = {
  readonly document: CasebookDocument;
  readonly base: number;
  readonly reason: string;
  readonly credit: string;
  readonly state?: DocumentState;
  readonly mergedInto?: string;
  readonly collection?: string;
};

function sealed(plan: RevisionPlan, { world }: ActionContext): NewRevision {
  const { document, base, reason, credit, state = 'published', mergedInto, collection } = plan;
  if (reason.trim() === '') throw new Refused('bad-input', 'A revision needs a reason.');
  const body = {
    schema: 'casebook.revision/1' as const,
    number: base + 1,
    time: world.clock.now(),
    state,
    reason,
    credit,
    ...(mergedInto === undefined ? {} : { mergedInto }),
    ...(collection === undefined ? {} : { collection }),
    document,
  };
  return { id: document.id, base, revision: sealRevision(body, world.random.bytes(32)) };
}

/** Seals plans, each with a fresh salt, and stores them. Refuses with `conflict` when a document has moved past its `base`. */
export async function publishRevisions(plans: readonly RevisionPlan[], context: ActionContext): Promise<void> {
  await context.tx.putRevisions(plans.map((plan) => sealed(plan, context)));
}

/** Seals one plan and stores it; the number of its revision. Refuses as `publishRevisions` does. */
export async function publishRevision(plan: RevisionPlan, context: ActionContext): Promise<number> {
  await publishRevisions([plan], context);
  return plan.base + 1;
}
