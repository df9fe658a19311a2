import { z } from 'zod';
import { type ActionContext, action } from '../core/action.ts';
import type { Arrival, ArrivalOutcome } from '../core/arrival.ts';
import { canonicalJson } from '../core/canonical.ts';
import { entitySchema } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { faultsOf, type RecordDocument } from '../core/record.ts';
import type { CasebookDocument } from '../core/revision.ts';
import { sourceSchema } from '../core/source.ts';
import { indexPublished } from './derive.ts';
import { publishRevision } from './publish.ts';
import { type Found, type KeyTable, resolveKeys, withIds } from './resolve-keys.ts';

type Item = { readonly kind: ArrivalOutcome['kind']; readonly key: string; readonly found: Found; readonly document: CasebookDocument };

function itemsOf(arrival: Arrival, table: KeyTable): readonly Item[] {
  const at = (kind: Item['kind'], key: string): Found => table.get(`${kind}:${key}`) as Found;
  const entities = arrival.entities.map(({ key, document }): Item => {
    const found = at('entity', key);
    return { kind: 'entity', key, found, document: { schema: 'casebook.entity/1', id: found.id, ...document } };
  });
  const sources = arrival.sources.map(({ key, document }): Item => {
    const found = at('source', key);
    return { kind: 'source', key, found, document: { schema: 'casebook.source/1', id: found.id, ...document } };
  });
  const records = arrival.records.map(({ key, document }): Item => {
    const found = at('record', key);
    const statements = document.statements.map((statement) => withIds(statement, table));
    const made: RecordDocument = { schema: 'casebook.record/1', id: found.id, ...document, statements };
    return { kind: 'record', key, found, document: made };
  });
  return [...entities, ...sources, ...records];
}

function check({ kind, key, document }: Item): void {
  if (kind === 'record') {
    const fault = faultsOf(document)[0];
    if (fault) throw new Refused('bad-input', `Record "${key}", ${fault.path.join('.')}: ${fault.message}.`);
    return;
  }
  const read = (kind === 'entity' ? entitySchema : sourceSchema).safeParse(document);
  const issue = read.error?.issues[0];
  if (issue) throw new Refused('bad-input', `The ${kind} "${key}", ${issue.path.map(String).join('.')}: ${issue.message}.`);
}

async function take(item: Item, arrival: Arrival, context: ActionContext): Promise<ArrivalOutcome['outcome']> {
  const { found, document } = item;
  if (found.foreign) return 'shared';
  const head = found.fresh ? undefined : await context.tx.head(found.id);
  if (head && head.state !== 'published' && head.state !== 'draft') return 'unchanged';
  const known = head?.state === 'draft' ? await context.tx.draft(found.id) : (await context.tx.current([found.id]))[0];
  if (known && canonicalJson(known) === canonicalJson(document)) return 'unchanged';
  if (arrival.draft === true && item.kind === 'record' && (head === undefined || head.state === 'draft')) {
    await context.tx.putDraft(document, context.world.clock.now());
  } else {
    const { reason, credit } = arrival;
    await publishRevision({ document, base: head?.revision ?? 0, reason, credit }, context);
  }
  return known ? 'changed' : 'created';
}

/**
 * Takes documents of a collection in: new keys become documents, changed ones new revisions, unchanged ones nothing.
 * A record withdrawn or merged here stays as it is. All of an arrival is kept, or none of it.
 */
export const takeIn = action({
  name: 'take-in',
  who: ['keeper'],
  input: z.custom<Arrival>((value) => typeof value === 'object' && value !== null && 'collection' in value),
  run: async (arrival, context): Promise<readonly ArrivalOutcome[]> => {
    const table = await resolveKeys(context.tx, arrival);
    const outcomes: ArrivalOutcome[] = [];
    const published: CasebookDocument[] = [];
    for (const item of itemsOf(arrival, table)) {
      if (!item.found.foreign) check(item);
      const outcome = await take(item, arrival, context);
      outcomes.push({ kind: item.kind, key: item.key, id: item.found.id, outcome });
      if (outcome === 'changed' || outcome === 'created') published.push(item.document);
    }
    await indexPublished(context.tx, arrival.draft === true ? published.filter((d) => d.schema !== 'casebook.record/1') : published);
    return outcomes;
  },
});
