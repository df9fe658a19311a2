import { canonicalJson, commitmentOf } from '../core/canonical.ts';
import type { HeldRow } from '../core/held-tables.ts';
import { namedIn } from '../core/index-entry.ts';
import type { DocumentHead } from '../core/ports.ts';
import { type CasebookDocument, kindOf, type RevisionBody } from '../core/revision.ts';

/** What one stored revision says, as far as it can be read, and what is wrong with it. */
export type RevisionLook = { readonly body?: RevisionBody; readonly faults: readonly string[] };

const isErased = ({ salt, canonical }: HeldRow): boolean => salt === '' && canonical === '';

/** What is wrong with a revision that was closed: only whether anything is left can be said, not what was there. */
export function lookAtClosed(row: HeldRow): RevisionLook {
  return { faults: isErased(row) ? [] : ['was closed, but what it said is still there'] };
}

function bodyOf(canonical: string): RevisionBody | undefined {
  try {
    const made = JSON.parse(canonical) as RevisionBody | null;
    return made?.schema === 'casebook.revision/1' && made.document ? made : undefined;
  } catch {
    return undefined;
  }
}

function isSealed({ salt, canonical, commitment }: HeldRow): boolean {
  return commitmentOf(Buffer.from(String(salt), 'hex'), String(canonical)) === commitment;
}

/** Looks at one row of the revisions by itself: its commitment, its canonical bytes, and the columns beside them. */
export function lookAtRevision(row: HeldRow): RevisionLook {
  const faults: string[] = [];
  if (isErased(row)) return { faults: ['holds nothing, although it was not closed'] };
  if (!isSealed(row)) faults.push('does not fit its commitment');
  if (String(row['salt']).length !== 64) faults.push('has a salt that is not 32 bytes long');
  const body = bodyOf(String(row['canonical']));
  if (!body) return { faults: [...faults, 'does not hold a revision'] };
  if (canonicalJson(body) !== row['canonical']) faults.push('is not in canonical form');
  for (const name of ['number', 'time', 'state', 'reason', 'credit'] as const) {
    if (body[name] !== row[name]) faults.push(`says another ${name} than history shows`);
  }
  const { id, schema } = body.document;
  if (id !== row['id'] || schema !== `casebook.${kindOf(String(row['id']))}/1`) faults.push('holds another document');
  return { body, faults };
}

/** Whether the document leads to the record that its newest revision names. */
export function leadsAsSaid(head: DocumentHead | undefined, { number, mergedInto }: RevisionBody): boolean {
  return head?.revision !== number || head.mergedInto === mergedInto;
}

/** The ids that a document names and that must exist. */
export function referencesIn(document: CasebookDocument): readonly string[] {
  if (document.schema !== 'casebook.record/1') return [];
  const related = document.statements.flatMap(({ field, value }) =>
    field === 'related' && typeof value === 'object' && 'record' in value ? [String(value.record)] : [],
  );
  return [...namedIn(document), ...related];
}
