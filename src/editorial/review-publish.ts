import type { ActionContext } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { checkNamed } from '../core/named-documents.ts';
import { faultsOf } from '../core/record.ts';
import { indexPublished } from './derive.ts';
import { publishRevisions } from './publish.ts';
import { changesAnything, type Edit, standingOf } from './review-edit.ts';
import { bringIn } from './review-new.ts';

/** Why a version is made and who is named for it. */
export type Signed = { readonly reason: string; readonly credit: string };

const CLASH =
  'Somebody else changed the same statement since you opened it. Nothing was lost: choose what the record is to say.';

/**
 * Publishes an edit on top of the newest version, with the sources and entities that it brings along. Refuses with
 * `conflict` when it clashes with what others changed meanwhile, unless the clashes were settled against that version.
 */
export async function publishEdit(
  edit: Edit,
  { reason, credit }: Signed,
  context: ActionContext,
): Promise<{ readonly id: string; readonly revision: number }> {
  await checkNamed(edit, context.tx);
  const { ids, documents } = await bringIn(edit, context);
  const standing = await standingOf(context.tx, edit, ids);
  if (standing.clashes.length > 0) throw new Refused('conflict', CLASH);
  if (!changesAnything(standing)) {
    throw new Refused('wrong-state', 'The record says all of this already, so there is nothing to publish.');
  }
  const record = { ...standing.current, statements: standing.statements };
  const fault = faultsOf(record)[0];
  if (fault) throw new Refused('bad-input', `Changed like this, the record ${fault.message}.`);
  const base = standing.head.revision;
  const plans = [
    ...documents.map((document) => ({ document, base: 0, reason, credit })),
    { document: record, base, reason, credit },
  ];
  await publishRevisions(plans, context);
  await indexPublished(context.tx, [...documents, record], new Set(documents.map(({ id }) => id)));
  return { id: edit.record, revision: base + 1 };
}
