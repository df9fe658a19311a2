import { canonicalJson, commitmentOf } from './canonical.ts';
import type { EntityDocument } from './entity.ts';
import type { RecordDocument } from './record.ts';
import type { SourceDocument } from './source.ts';

/** The three kinds of document; each is published as revisions. */
export type DocumentKind = 'record' | 'source' | 'entity';
/** Any document. */
export type CasebookDocument = RecordDocument | SourceDocument | EntityDocument;

/** Where a document is in its life. A withdrawn or merged one keeps its address and says why. */
export type DocumentState = 'draft' | 'published' | 'withdrawn' | 'merged';

/**
 * What a revision fixes for ever; `time` is ISO 8601 in UTC, `mergedInto` the id of the surviving record, `collection` what it
 * was taken in from, so that the next import knows what it brought itself.
 */
export type RevisionBody = {
  readonly schema: 'casebook.revision/1';
  readonly number: number;
  readonly time: string;
  readonly state: DocumentState;
  readonly reason: string;
  readonly credit: string;
  readonly mergedInto?: string;
  readonly collection?: string;
  readonly document: CasebookDocument;
};

/** A revision with its canonical bytes (RFC 8785), its salt (32 bytes) and the commitment to both (hexadecimal). */
export type Revision = {
  readonly body: RevisionBody;
  readonly canonical: string;
  readonly salt: Uint8Array;
  readonly commitment: string;
};

/** Seals a revision: canonical bytes and commitment. `salt` must come fresh from the CSPRNG. */
export function sealRevision(body: RevisionBody, salt: Uint8Array): Revision {
  if (salt.byteLength !== 32) throw new RangeError('a salt has 32 bytes');
  const canonical = canonicalJson(body);
  return { body, canonical, salt, commitment: commitmentOf(salt, canonical) };
}

/** Opens stored bytes again; throws when they do not fit their commitment, which means they were changed. */
export function openRevision(stored: Pick<Revision, 'canonical' | 'salt' | 'commitment'>): Revision {
  if (commitmentOf(stored.salt, stored.canonical) !== stored.commitment) {
    throw new Error('a stored revision does not fit its commitment');
  }
  return { ...stored, body: JSON.parse(stored.canonical) as RevisionBody };
}

/** The kind of document behind an id: `S-` sources, `E-` entities, any other prefix records. */
export function kindOf(id: string): DocumentKind {
  if (id.startsWith('S-')) return 'source';
  return id.startsWith('E-') ? 'entity' : 'record';
}

/** The number inside an id: 12 for CB-12. */
export function numberOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}
