import { z } from 'zod';
import { type ActionContext, action } from '../core/action.ts';
import type { Arrival, ArrivalOutcome } from '../core/arrival.ts';
import { canonicalJson } from '../core/canonical.ts';
import { entitySchema } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { mergeStatements } from '../core/merge.ts';
import type { DocumentHead, ReadStore } from '../core/ports.ts';
import { faultsOf, type RecordDocument } from '../core/record.ts';
import type { CasebookDocument } from '../core/revision.ts';
import { sourceSchema } from '../core/source.ts';
import { type Statement, statementKey } from '../core/statement.ts';
import { indexPublished } from './derive.ts';
import { type Kept, keepEdits } from './keep-edits.ts';
import { publishRevisions, type RevisionPlan } from './publish.ts';
import { type Found, type KeyTable, resolveKeys, withIds } from './resolve-keys.ts';

type Outcome = ArrivalOutcome['outcome'];
type Item = {
  readonly kind: ArrivalOutcome['kind'];
  readonly key: string;
  readonly found: Found;
  readonly document: CasebookDocument;
};

// Two keys may lead to one document of another collection ("Meta" and "Facebook"); what then says the same is said once.
// Only that: a statement which the arrival itself holds twice stays, and is refused.
function resolved(arrived: readonly Statement[], table: KeyTable): readonly Statement[] {
  const first = new Map<string, string>();
  return arrived.flatMap((statement) => {
    const made = withIds(statement, table);
    const [before, after] = [statementKey(statement), statementKey(made)];
    const met = first.get(after) ?? before;
    first.set(after, met);
    return met === before ? [made] : [];
  });
}

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
    const statements = resolved(document.statements, table);
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
  if (issue)
    throw new Refused('bad-input', `The ${kind} "${key}", ${issue.path.map(String).join('.')}: ${issue.message}.`);
}

type Known = {
  readonly heads: ReadonlyMap<string, DocumentHead>;
  readonly documents: ReadonlyMap<string, CasebookDocument>;
  readonly mergedHere: ReadonlyMap<string, readonly RecordDocument[]>;
};

async function mergedHere(ids: readonly string[], tx: ReadStore): Promise<Known['mergedHere']> {
  const heads = await tx.mergedInto(ids);
  const documents = new Map((await tx.current(heads.map(({ id }) => id))).map((document) => [document.id, document]));
  const records = heads.flatMap(({ id, mergedInto = '' }) => {
    const document = documents.get(id);
    return document?.schema === 'casebook.record/1' ? [{ mergedInto, document }] : [];
  });
  const bySurvivor = Map.groupBy(records, (record) => record.mergedInto);
  return new Map([...bySurvivor].map(([id, all]) => [id, all.map(({ document }) => document)]));
}

// What a survivor gained by merging is not in its collection's file; without it a second import would undo the merge.
function withMerged(document: CasebookDocument, gone: readonly RecordDocument[] = []): CasebookDocument {
  if (document.schema !== 'casebook.record/1') return document;
  let made = document;
  for (const other of gone) made = { ...made, statements: mergeStatements(made, other) };
  return made;
}

async function knownOf(items: readonly Item[], tx: ReadStore): Promise<Known> {
  const ids = items.filter(({ found }) => !found.fresh && !found.foreign).map(({ found }) => found.id);
  const heads = new Map((await tx.headsOf(ids)).map((head) => [head.id, head]));
  const documents = new Map((await tx.current(ids)).map((document) => [document.id, document]));
  for (const head of heads.values()) {
    const draft = head.state === 'draft' ? await tx.draft(head.id) : undefined;
    if (draft) documents.set(head.id, draft);
  }
  return { heads, documents, mergedHere: await mergedHere(ids, tx) };
}

type Work = {
  readonly arrival: Arrival;
  readonly known: Known;
  readonly context: ActionContext;
  readonly plans: RevisionPlan[];
};

// What the document is to say, with what editors changed here and what it gained by merges.
async function standing({ found, document }: Item, { arrival, known, context }: Omit<Work, 'plans'>): Promise<Kept> {
  const { id } = found;
  const merged = (one: CasebookDocument): CasebookDocument => withMerged(one, known.mergedHere.get(id));
  const [there, head] = [known.documents.get(id), known.heads.get(id)];
  const wanted = merged(document);
  const isSame = there !== undefined && canonicalJson(there) === canonicalJson(wanted);
  if (found.foreign || isSame || head?.state !== 'published') return { document: wanted, kept: 0 };
  return keepEdits(context.tx, arrival, { id, revision: head.revision, there, document, merged });
}

async function take(item: Item, { arrival, known, context, plans }: Work): Promise<Outcome> {
  const { found, document } = item;
  if (found.foreign) return 'shared';
  const head = known.heads.get(found.id);
  if (head && head.state !== 'published' && head.state !== 'draft') return 'unchanged';
  const there = known.documents.get(found.id);
  const asDraft = arrival.draft === true;
  const isDue = head?.state === 'draft' && !asDraft;
  if (!isDue && there && canonicalJson(there) === canonicalJson(document)) return 'unchanged';
  // A draft may name what is public already, but it changes nothing that is.
  if (asDraft && head?.state === 'published' && item.kind !== 'record') return 'unchanged';
  if (asDraft && head?.state === 'published') {
    throw new Refused('wrong-state', `${found.id} is published already, so its changes cannot come in as a draft.`);
  }
  if (asDraft) {
    await context.tx.putDraft(document, context.world.clock.now());
  } else {
    const { reason, credit, collection } = arrival;
    plans.push({ document, base: head?.revision ?? 0, reason, credit, collection });
  }
  return there ? 'changed' : 'created';
}

/**
 * Takes documents of a collection in: new keys become documents, changed ones new revisions, unchanged ones nothing.
 * A record withdrawn or merged here stays as it is, what a record gained by a merge stays with it, and what editors changed
 * stays changed: only what is new in the collection comes in beside it. As a draft, an
 * arrival makes nothing public, its new entities and sources neither. All of an arrival is kept, or none of it.
 */
export const takeIn = action({
  name: 'take-in',
  who: ['keeper'],
  input: z.custom<Arrival>((value) => typeof value === 'object' && value !== null && 'collection' in value),
  run: async (arrival, context): Promise<readonly ArrivalOutcome[]> => {
    const items = itemsOf(arrival, await resolveKeys(context.tx, arrival));
    const known = await knownOf(items, context.tx);
    const outcomes: ArrivalOutcome[] = [];
    const plans: RevisionPlan[] = [];
    const fresh = new Set<string>();
    for (const arrived of items) {
      const { kind, key, found } = arrived;
      const { document, kept } = await standing(arrived, { arrival, known, context });
      const item = { ...arrived, document };
      if (!found.foreign) check(item);
      const outcome = await take(item, { arrival, known, context, plans });
      outcomes.push({ kind, key, id: found.id, outcome, ...(kept > 0 && { kept }) });
      if (found.fresh) fresh.add(found.id);
    }
    await publishRevisions(plans, context);
    const published = plans.map(({ document }) => document);
    await indexPublished(context.tx, published, fresh);
    return outcomes;
  },
});
