import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import type { Item } from '../core/item.ts';
import { isDomainOf } from '../core/organisation-domain.ts';
import { editors } from '../core/policy.ts';
import type { ReadStore } from '../core/ports.ts';
import { entitiesNamed } from '../core/public.ts';
import { type Statement, statementKey } from '../core/statement.ts';
import { survivingId } from '../core/survivor.ts';
import type { Reply } from '../core/values.ts';
import { itemPlace, waitingItem } from './any-item.ts';
import { indexPublished } from './derive.ts';
import { publishRevision } from './publish.ts';
import { publishedRecord } from './published-record.ts';

/**
 * Whether it is certain enough who answers: an editor made sure, or the token stood at a domain that is known as the
 * organisation's. A token at any other domain says only who has that domain.
 */
export async function isVerified(store: ReadStore, { content }: Item<'response'>): Promise<boolean> {
  const { verified, domain, entity } = content;
  if (verified?.how === 'editor') return true;
  if (verified === undefined || domain === undefined) return false;
  const [document] = await store.current([await survivingId(store, entity)]);
  return document?.schema === 'casebook.entity/1' && isDomainOf(document, domain);
}

function withStatement(statements: readonly Statement[], statement: Statement): readonly Statement[] {
  const key = statementKey(statement);
  if (!statements.some((one) => statementKey(one) === key)) return [...statements, statement];
  throw new Refused('wrong-state', 'This answer stands on the record already.');
}

// What is answered, and who answers, may have become part of others since it was sent.
async function placeOf(store: ReadStore, { content }: Item<'response'>) {
  const [record, entity] = [await survivingId(store, content.record), await survivingId(store, content.entity)];
  const statement = { ...content.statement, value: { ...(content.statement.value as Reply), entity } };
  return { record, entity, statement };
}

/** Publishes a verified response: it becomes a statement of the record, in the words of whoever sent it. */
export const publishResponse = action({
  name: 'publish-response',
  who: editors,
  input: z.strictObject({
    ...itemPlace,
    reason: z.string().trim().min(1).max(2_000),
    credit: z.string().trim().min(1).max(300),
  }),
  run: async ({ id, version, reason, credit }, context) => {
    const { tx, world } = context;
    const item = await waitingItem(tx, 'response', { id, version });
    if (!(await isVerified(tx, item)))
      throw new Refused('wrong-state', `Nobody has made sure yet that ${id} comes from the organisation.`);
    const { record, entity, statement } = await placeOf(tx, item);
    const { head, document } = await publishedRecord(tx, record);
    if (!entitiesNamed(document).includes(entity))
      throw new Refused('wrong-state', `${record} does not name this organisation any more.`);
    const next = { ...document, statements: withStatement(document.statements, statement) };
    const revision = await publishRevision({ document: next, base: head.revision, reason, credit }, context);
    await indexPublished(tx, [next]);
    const outcome = { day: world.clock.now().slice(0, 10), reason, records: [record] };
    await tx.changeItem({ ...item, state: 'accepted', outcome }, version);
    return { id: record, revision };
  },
});
