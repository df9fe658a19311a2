import type { DocumentKind, DocumentState } from './revision.ts';

/**
 * One publication of anything public, as mirrors are told of it. `reason` is given for records only: what editors wrote on
 * sources and entities is shown nowhere. `mergedInto` is
 * where a record that was merged led to at first.
 */
export type Publication = {
  readonly sequence: number;
  readonly kind: DocumentKind;
  readonly id: string;
  readonly revision: number;
  readonly time: string;
  readonly state: DocumentState;
  readonly reason?: string;
  readonly mergedInto?: string;
};

/** A stretch of a list in the order of the numbers in ids; `startsWith` is a folded beginning of names of entities. */
export type PublicIds = {
  readonly kind: 'source' | 'entity';
  readonly after: number;
  readonly limit: number;
  readonly startsWith?: string;
};

/** What is asked for whoever keeps a copy of everything public. */
export interface MirrorReads {
  /**
   * Every publication above a sequence, oldest first: of records, and of the sources and entities that a public record
   * names. Of a record that was withdrawn only that.
   */
  publications(after: number, limit: number): Promise<readonly Publication[]>;
  /** The time of the newest publication or closing (ISO 8601); undefined while there is none. */
  lastPublished(): Promise<string | undefined>;
  /** The ids of sources or entities that a public record names and that may be shown. */
  publicIds(request: PublicIds): Promise<readonly string[]>;
}
