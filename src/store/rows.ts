import type { EntityDocument } from '../core/entity.ts';
import { entityName } from '../core/entity.ts';
import type { RecordCard } from '../core/index-entry.ts';
import type { DocumentHead, RevisionLine } from '../core/ports.ts';
import { type CasebookDocument, openRevision, type Revision, type RevisionBody } from '../core/revision.ts';
import { fold } from '../core/words.ts';
import type { Tables } from './tables.ts';

/** A row of `document` as the rest of the program sees it. */
export function headOf(row: Tables['document']): DocumentHead {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    revision: row.revision,
    seq: row.seq,
    mergedInto: row.merged_into ?? undefined,
    firstTime: row.first_time ?? undefined,
    lastTime: row.last_time ?? undefined,
  };
}

/** A row of `revision`, checked against its commitment on every read. */
export function revisionOf(row: Pick<Tables['revision'], 'canonical' | 'salt' | 'commitment'>): Revision {
  return openRevision({ canonical: row.canonical, salt: new Uint8Array(row.salt), commitment: row.commitment });
}

type LineRow = Omit<Tables['revision'], 'id' | 'canonical' | 'salt'> &
  Readonly<Record<'closed_time' | 'closed_reason' | 'closed_credit', string | null>>;

/** A row of `revision` as history lists it. */
export function lineOf(row: LineRow): RevisionLine {
  const { number, seq, time, state, reason, credit, commitment, closed_time, closed_reason, closed_credit } = row;
  const line = { number, seq, time, state, reason, credit, commitment };
  if (closed_time === null) return line;
  return { ...line, closed: { time: closed_time, reason: closed_reason ?? '', credit: closed_credit ?? '' } };
}

/** The document inside stored canonical bytes. */
export function documentOf(row: { readonly canonical: string }): CasebookDocument {
  return (JSON.parse(row.canonical) as RevisionBody).document;
}

/** The list entry inside a row of `card`. */
export function cardOf(row: { readonly card: string }): RecordCard {
  return JSON.parse(row.card) as RecordCard;
}

/** How an entity is sorted in the index. */
export function sortNameOf(entity: EntityDocument): string {
  return fold(entityName(entity)).replace(/^the /, '');
}
