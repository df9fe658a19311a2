import type { ActionContext } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { checkNamed } from '../core/named-documents.ts';
import { faultsOf } from '../core/record.ts';
import { publishTogether } from './publish-together.ts';
import { changesAnything, type Edit, standingOf } from './review-edit.ts';
import { bringIn } from './review-new.ts';
import type { Signed } from './signed-by.ts';

const CLASH =
  'Somebody else changed the same statement since you opened it. Nothing was lost: choose what the record is to say.';

/**
 * Publishes an edit on top of the newest version, with the sources and entities that it brings along. Refuses with
 * `conflict` when it clashes with what others changed meanwhile, unless the clashes were settled against that version.
 */
export async function publishEdit(
  edit: Edit,
  signed: Signed,
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
  const all = [...documents.map((document) => ({ document, base: 0 })), { document: record, base }];
  await publishTogether(all, signed, context);
  return { id: edit.record, revision: base + 1 };
}
