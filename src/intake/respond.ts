import { z } from 'zod';
import { action } from '../core/action.ts';
import { sha256 } from '../core/canonical.ts';
import { type EntityDocument, entityName } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { domainIn } from '../core/organisation-domain.ts';
import { everyone } from '../core/policy.ts';
import type { ReadStore } from '../core/ports.ts';
import { isShown } from '../core/privacy.ts';
import { entitiesNamed } from '../core/public.ts';
import type { RecordDocument } from '../core/record.ts';
import { bestText, type Statement, statementSchema } from '../core/statement.ts';
import { survivingId } from '../core/survivor.ts';
import { putSentItem } from './put-item.ts';
import { oncePattern } from './receipt.ts';

const MAX_TEXT = 20_000;

/** The token that an organisation publishes at its domain. It is made from the form's `once`, which it does not tell. */
export function tokenOf(once: string): string {
  return sha256(`casebook verification ${once}`).slice(0, 40);
}

/**
 * A published record, or the one it was merged into, with the organisations on it that may answer. Refuses with `not-found`
 * where there is none.
 */
export async function answerable(
  store: ReadStore,
  asked: string,
): Promise<{ readonly record: RecordDocument; readonly entities: readonly EntityDocument[] }> {
  const id = await survivingId(store, asked);
  const head = await store.head(id);
  const [record] = head?.state === 'published' ? await store.current([id]) : [];
  if (record?.schema !== 'casebook.record/1') throw new Refused('not-found', `There is no published record ${id}.`);
  const named = await store.current(entitiesNamed(record));
  const entities = named.filter(
    (one) => one.schema === 'casebook.entity/1' && isShown(one) && one.kind !== 'group' && one.kind !== 'system',
  ) as EntityDocument[];
  return { record, entities };
}

/** An organisation that is named on a record answers; editors see it, and the public once they have published it. */
export const respond = action({
  name: 'respond',
  who: everyone,
  discreet: true,
  input: z.strictObject({
    once: z.string().regex(oncePattern, 'Please open the form again.'),
    record: z.string().max(20),
    entity: z.string().min(1, 'Please say for whom you answer.').max(20),
    kind: z.string().min(1, 'Please choose what kind of answer it is.').max(100),
    text: z
      .string()
      .trim()
      .min(1, 'Please write the answer.')
      .max(MAX_TEXT, 'The answer is longer than 20,000 characters.'),
    concerns: z.array(z.string().max(100)).max(100),
    domain: z
      .string()
      .max(300)
      .optional()
      .refine(
        (typed) => typed === undefined || domainIn(typed) !== undefined,
        'This is not a domain, such as acme.org.',
      ),
    contact: z.string().trim().min(1).max(500, 'This is longer than 500 characters.').optional(),
  }),
  run: async ({ once, record: asked, entity: entityId, kind, text, concerns, domain: typed, contact }, context) => {
    const { record, entities } = await answerable(context.tx, asked);
    const { id } = record;
    const entity = entities.find((one) => one.id === entityId);
    if (!entity) {
      const message = 'This organisation is not named on the record.';
      throw new Refused('bad-input', message, [{ path: 'entity', message }]);
    }
    const [name, title] = [entityName(entity), String(bestText(record.statements, 'title', 'en')?.value ?? id)];
    const value = { kind, entity: entityId, text, concerns };
    const read = statementSchema.safeParse({ field: 'reply', value, by: name, cites: [], rank: 'normal' });
    if (!read.success) throw new Refused('bad-input', 'The answer does not fit the form.');
    const domain = typed === undefined ? undefined : domainIn(typed);
    const item = await putSentItem(
      {
        kind: 'response',
        once,
        record: id,
        title: `${name} on “${title}”`,
        words: `${id} ${entityId} ${text}`,
        content: {
          record: id,
          entity: entityId,
          statement: read.data as Statement,
          ...(domain === undefined ? {} : { domain, token: tokenOf(once) }),
          ...(contact === undefined ? {} : { contact }),
        },
      },
      context,
    );
    return { id: item.id };
  },
});
