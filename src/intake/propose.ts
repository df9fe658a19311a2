import { z } from 'zod';
import { action } from '../core/action.ts';
import { canonicalJson } from '../core/canonical.ts';
import { applyChanges } from '../core/diff.ts';
import type { EntityDocument } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { field } from '../core/fields.ts';
import type { ProposalContent } from '../core/item.ts';
import { checkNamed } from '../core/named-documents.ts';
import { everyone } from '../core/policy.ts';
import type { ReadStore } from '../core/ports.ts';
import { checkEdit, editShape, provisionalIds, withNewIds } from '../core/proposal.ts';
import { entitiesNamed, publicRecord } from '../core/public.ts';
import { faultsOf, type RecordDocument } from '../core/record.ts';
import { bestText } from '../core/statement.ts';
import { putSentItem, type SentItem } from './put-item.ts';
import { oncePattern } from './receipt.ts';

const input = z
  .strictObject({
    ...editShape,
    reason: z.string().trim().min(1, 'Please say why').max(2_000),
    contact: z.string().trim().min(1).max(300).optional(),
    once: z.string().regex(oncePattern),
  })
  .superRefine(checkEdit);

type Input = z.infer<typeof input>;

async function baseOf({ record, base }: Input, tx: ReadStore): Promise<RecordDocument> {
  const head = await tx.head(record);
  if (head?.kind !== 'record' || head.state === 'draft')
    throw new Refused('not-found', `There is no record ${record}.`);
  if (head.state !== 'published')
    throw new Refused('wrong-state', `${record} is ${head.state}, so it takes no changes.`);
  const revision = base <= head.revision ? await tx.revision(record, base) : undefined;
  if (!revision) throw new Refused('not-found', `The record ${record} has no version ${base}.`);
  return revision.body.document as RecordDocument;
}

async function entitiesOf(ids: readonly string[], tx: ReadStore): Promise<ReadonlyMap<string, EntityDocument>> {
  const found = (await tx.current(ids)) as readonly EntityDocument[];
  return new Map(found.map((entity) => [entity.id, entity]));
}

// Only what a reader can see can be changed by one; a guess at anything else is answered as if it were not there.
async function checkSeen({ changes }: Input, document: RecordDocument, tx: ReadStore): Promise<void> {
  const seen = publicRecord(document, await entitiesOf(entitiesNamed(document), tx));
  const texts = new Set(seen.statements.map((statement) => canonicalJson(JSON.parse(JSON.stringify(statement)))));
  const whole = new Set(document.statements.map(canonicalJson));
  const strange = changes.find(
    ({ before }) => before && !(texts.has(canonicalJson(before)) && whole.has(canonicalJson(before))),
  );
  if (strange) throw new Refused('bad-input', 'This changes a statement that the record does not hold.');
}

function checkResult(edit: Input, document: RecordDocument): void {
  const changes = withNewIds(edit.changes, provisionalIds(edit));
  const fault = faultsOf({ ...document, statements: applyChanges(document.statements, changes) })[0];
  if (fault) throw new Refused('bad-input', `Changed like this, the record ${fault.message}.`);
}

function sentItem(edit: Input, document: RecordDocument): SentItem<'proposal'> {
  const { once, ...content } = edit;
  const labels = [...new Set(edit.changes.map((change) => field(change.field).label))].join(', ');
  const words = edit.changes.flatMap(({ after }) => (after ? [JSON.stringify(after.value ?? after.unknown)] : []));
  return {
    kind: 'proposal',
    once,
    record: edit.record,
    title: `${labels}: ${bestText(document.statements, 'title')?.value ?? edit.record}`,
    words: `${edit.record} ${labels} ${words.join(' ')} ${edit.reason}`,
    content: content as ProposalContent,
  };
}

async function checked(edit: Input, tx: ReadStore): Promise<RecordDocument> {
  const document = await baseOf(edit, tx);
  await checkSeen(edit, document, tx);
  await checkNamed(edit, tx);
  checkResult(edit, document);
  return document;
}

/** Checks changes as `propose` does, without keeping anything; for the page that shows them before they are sent. */
export async function checkProposal(edit: unknown, store: ReadStore): Promise<void> {
  const read = input.safeParse(edit);
  if (!read.success) throw new Refused('bad-input', read.error.issues[0]?.message);
  await checked(read.data, store);
}

/**
 * Suggests changes of a record, against the version that its sender looked at; editors decide. It is taken also when the
 * record has moved on meanwhile. Nothing is kept of who sends it but what they write.
 */
export const propose = action({
  name: 'propose',
  who: everyone,
  discreet: true,
  input,
  run: async (edit, context) => {
    const document = await checked(edit, context.tx);
    const { id } = await putSentItem(sentItem(edit, document), context);
    return { id };
  },
});
