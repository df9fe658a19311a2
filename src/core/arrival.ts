import type { EntityDocument } from './entity.ts';
import type { RecordDocument } from './record.ts';
import type { SourceDocument } from './source.ts';

/** The collection of everything that was written here and not imported. */
export const deskCollection = 'desk';

/** The collection of keys that all collections share: an address of a source, a name of an entity. */
export const sharedCollection = '*';

type Arriving<Document extends { schema: string; id: string }> = {
  /** Names the document inside its collection, for ever: the same key finds the same document again. */
  readonly key: string;
  /** Keys under which a document of another collection may stand for this one; it is then used as it is. */
  readonly shared?: readonly string[];
  readonly document: Omit<Document, 'schema' | 'id'>;
};

/**
 * Documents on their way in from a collection, before they have ids. Statements name entities, sources and other
 * records by their keys: an entity value, each of `cites`, and the `record` of a relation.
 */
export type Arrival = {
  readonly collection: string;
  readonly reason: string;
  readonly credit: string;
  readonly entities: readonly Arriving<EntityDocument>[];
  readonly sources: readonly Arriving<SourceDocument>[];
  readonly records: readonly Arriving<RecordDocument>[];
  readonly draft?: boolean;
};

/** What became of one arriving document; `kept` counts the facts of it that stand back behind what editors changed here. */
export type ArrivalOutcome = {
  readonly kind: 'entity' | 'source' | 'record';
  readonly key: string;
  readonly id: string;
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'shared';
  readonly kept?: number;
};

/** A record that came in under a key, a record of another collection that may tell of the same case, and why. */
export type SameCase = { readonly key: string; readonly id: string; readonly other: string; readonly because: string };
