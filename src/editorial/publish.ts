import type { ActionContext } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import type { CasebookDocument, DocumentState } from '../core/revision.ts';
import { sealRevision } from '../core/revision.ts';

/** One new revision: the document, the revision it was made from (0 for a new one), why, and who is credited. */
export type RevisionPlan = {
  readonly document: CasebookDocument;
  readonly base: number;
  readonly reason: string;
  readonly credit: string;
  readonly state?: DocumentState;
  readonly mergedInto?: string;
};

/** Seals a plan with a fresh salt and stores it. Refuses with `conflict` when the document has moved past `base`. */
export async function publishRevision(plan: RevisionPlan, { tx, world }: ActionContext): Promise<number> {
  const { document, base, reason, credit, state = 'published', mergedInto } = plan;
  if (reason.trim() === '') throw new Refused('bad-input', 'A revision needs a reason.');
  const body = {
    schema: 'casebook.revision/1' as const,
    number: base + 1,
    time: world.clock.now(),
    state,
    reason,
    credit,
    ...(mergedInto === undefined ? {} : { mergedInto }),
    document,
  };
  await tx.putRevision(document.id, base, sealRevision(body, world.random.bytes(32)));
  return body.number;
}
