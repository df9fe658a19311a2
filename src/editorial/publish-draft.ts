import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { namedIn } from '../core/index-entry.ts';
import { editors } from '../core/policy.ts';
import type { ReadStore } from '../core/ports.ts';
import type { CasebookDocument } from '../core/revision.ts';
import { indexPublished } from './derive.ts';
import { publishRevision } from './publish.ts';

// Entities and sources that came in with a draft are drafts too, until a record that names them is public.
async function namedDrafts(document: CasebookDocument, tx: ReadStore): Promise<readonly CasebookDocument[]> {
  const named = document.schema === 'casebook.record/1' ? namedIn(document) : [];
  const waiting = (await tx.headsOf(named)).filter((head) => head.state === 'draft');
  const drafts = await Promise.all(waiting.map(({ id }) => tx.draft(id)));
  return drafts.filter((draft) => draft !== undefined);
}

/** Publishes a draft as its first revision, and with it the entities and sources that only drafts named so far. */
export const publishDraft = action({
  name: 'publish-draft',
  who: editors,
  input: z.strictObject({
    id: z.string(),
    reason: z.string().trim().min(1).max(2_000),
    credit: z.string().trim().min(1).max(300),
  }),
  run: async ({ id, reason, credit }, context) => {
    const document = await context.tx.draft(id);
    if (!document) throw new Refused('not-found', `There is no draft ${id}.`);
    const all = [...(await namedDrafts(document, context.tx)), document];
    for (const one of all) await publishRevision({ document: one, base: 0, reason, credit }, context);
    await indexPublished(context.tx, all);
    return { id, revision: 1 };
  },
});
