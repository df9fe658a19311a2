import { canonicalJson } from '../core/canonical.ts';
import { Refused } from '../core/errors.ts';
import type { ProposalContent } from '../core/item.ts';
import type { DocumentHead, ReadStore } from '../core/ports.ts';
import { withNewIds } from '../core/proposal.ts';
import { type RecordDocument, recordIdPattern } from '../core/record.ts';
import { type Clash, type ClashChoice, carryOver, settleAll } from '../core/three-way.ts';
import { publishedRecord } from './published-record.ts';
import { type Brought, knownIds } from './review-new.ts';

/** How the clashes of an edit were ended, in their order; they hold only against the version in which they were seen. */
export type Settled = { readonly against: number; readonly choices: readonly ClashChoice[] };

/** Changes of a record, made against its version `base`. */
export type Edit = Pick<ProposalContent, 'record' | 'base' | 'changes' | 'sources' | 'entities'> & {
  readonly settled?: Settled;
};

/** Where an edit stands against the newest version: what the record would say, and what still clashes. */
export type Standing = {
  readonly head: DocumentHead;
  readonly current: RecordDocument;
  readonly statements: RecordDocument['statements'];
  readonly clashes: readonly Clash[];
};

/** The statements that an edit was made from. Refuses with `not-found` when the record has no such version. */
export async function baseOf(
  store: ReadStore,
  { record, base }: Pick<Edit, 'record' | 'base'>,
): Promise<RecordDocument> {
  const revision = recordIdPattern.test(record) ? await store.revision(record, base) : undefined;
  if (!revision) throw new Refused('not-found', `The record ${record} has no version ${base}.`);
  return revision.body.document as RecordDocument;
}

/** Carries an edit over to the newest version of its record; keys of new sources and entities become `ids` first. */
export async function standingOf(store: ReadStore, edit: Edit, ids?: Brought): Promise<Standing> {
  const { head, document: current } = await publishedRecord(store, edit.record);
  const changes = withNewIds(edit.changes, ids ?? (await knownIds(store, edit)));
  const isNewest = edit.base === head.revision;
  const base = isNewest ? current : await baseOf(store, edit);
  const { statements, clashes } = carryOver(base.statements, current.statements, changes);
  const choice = edit.settled;
  if (clashes.length === 0 || choice?.against !== head.revision || choice.choices.length !== clashes.length)
    return { head, current, statements, clashes };
  return { head, current, statements: settleAll(statements, clashes, choice.choices), clashes: [] };
}

/** Whether an edit would change anything. */
export function changesAnything({ current, statements }: Standing): boolean {
  return canonicalJson(current.statements) !== canonicalJson(statements);
}
