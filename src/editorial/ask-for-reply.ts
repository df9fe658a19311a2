import { z } from 'zod';
import { action } from '../core/action.ts';
import { type EntityDocument, entityName } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import type { ReadStore } from '../core/ports.ts';
import { entitiesNamed } from '../core/public.ts';
import { faultsOf, type RecordDocument } from '../core/record.ts';
import { type Statement, statementKey } from '../core/statement.ts';
import { indexPublished } from './derive.ts';
import { publishRevision } from './publish.ts';
import { publishedRecord } from './published-record.ts';
import { signedBy, whyShape } from './signed-by.ts';

/** The organisations on a record that can be asked for their answer; people and groups are not asked by name. */
export async function askable(store: ReadStore, record: RecordDocument): Promise<readonly EntityDocument[]> {
  const named = await store.current(entitiesNamed(record));
  return named.filter(
    (one) => one.schema === 'casebook.entity/1' && (one.kind === 'organisation' || one.kind === 'public-body'),
  ) as readonly EntityDocument[];
}

function asking(entity: EntityDocument, date: string): Statement {
  const text = `${entityName(entity)} was asked for its answer.`;
  const value = { event: 'asked-for-comment', date, text };
  return { field: 'timeline', value, by: 'Casebook editors', cites: [], rank: 'normal', lang: 'en' };
}

/** Writes down that an organisation on a record was asked for its answer, on which day; readers see since when one is missing. */
export const askForReply = action({
  name: 'ask-for-reply',
  who: editors,
  input: z.strictObject({
    id: z.string(),
    base: z.number().int().min(1),
    entity: z.string().min(1, 'Please say who was asked'),
    date: z.iso.date('Please write the day like 2026-05-03'),
    ...whyShape,
  }),
  run: async ({ id, base, entity: asked, date, ...why }, context) => {
    const { tx, world, actor } = context;
    const { head, document } = await publishedRecord(tx, id);
    if (head.revision !== base) throw new Refused('conflict');
    const entity = (await askable(tx, document)).find((one) => one.id === asked);
    const refuse = (path: string, message: string): Refused => new Refused('bad-input', message, [{ path, message }]);
    if (!entity) throw refuse('entity', 'This is no organisation that the record names.');
    if (date > world.clock.now().slice(0, 10)) throw refuse('date', 'This day is yet to come.');
    const statement = asking(entity, date);
    if (document.statements.some((one) => statementKey(one) === statementKey(statement)))
      throw new Refused('wrong-state', 'The timeline says so already.');
    const next = { ...document, statements: [...document.statements, statement] };
    const fault = faultsOf(next)[0];
    if (fault) throw new Refused('wrong-state', `Changed like this, the record ${fault.message}.`);
    const revision = await publishRevision({ document: next, base, ...signedBy(why, actor) }, context);
    await indexPublished(tx, [next]);
    return { id, revision };
  },
});
