import type { AccountReads, AccountWrites, OnceWrites } from './account-ports.ts';
import type { FieldAgreement, RecordAnnotation } from './annotation.ts';
import type { EntityDocument } from './entity.ts';
import type { FollowReads, FollowWrites } from './follow-ports.ts';
import type { Holdings } from './holdings.ts';
import type { IndexEntry, RecordCard } from './index-entry.ts';
import type { ItemReads, ItemWrites } from './item-ports.ts';
import type { JobStore, JobWrites } from './job-ports.ts';
import type { Mailer } from './mail.ts';
import type { MirrorReads } from './mirror-ports.ts';
import type { OpenidProvider } from './openid.ts';
import type { FetchPublic, PostPublic, ResolveTxt } from './outward.ts';
import type { Releases } from './release.ts';
import type { CasebookDocument, DocumentKind, DocumentState, Revision, RevisionBody } from './revision.ts';
import type { CrossRequest, CrossTable, Selection, SimilarRecord, Statistics } from './statistics.ts';
import type { TableFiles } from './table-file.ts';
import type { TextPhrase } from './text-phrase.ts';
import type { WebhookReads, WebhookWrites } from './webhook-ports.ts';

/** Where a document stands now; `revision` is 0 while it is a draft that was never published, `seq` the public sequence of its last change. */
export type DocumentHead = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly state: DocumentState;
  readonly revision: number;
  readonly seq: number;
  readonly mergedInto?: string;
  readonly firstTime?: string;
  readonly lastTime?: string;
};

/** A revision as history lists it. */
export type RevisionLine = {
  readonly number: number;
  readonly seq: number;
  readonly time: string;
  readonly state: DocumentState;
  readonly reason: string;
  readonly credit: string;
  readonly commitment: string;
  /** Set on a revision that was closed: what it held is gone. */
  readonly closed?: Closing;
};

/** When a revision was closed (ISO 8601), why, and who is credited for that. */
export type Closing = { readonly time: string; readonly reason: string; readonly credit: string };

/** A public revision of a record, in the list of all changes. */
export type ChangeLine = Omit<RevisionLine, 'commitment' | 'closed'> & { readonly id: string };

/** A record on which an entity has a role, for entity pages. */
export type EntityRole = { readonly role: string; readonly record: RecordCard };

/** An entity with the number of published records it has a role on. */
export type EntityLine = { readonly entity: EntityDocument; readonly records: number };

/** How much there is of everything that readers can see. */
export type CollectionNumbers = {
  readonly records: number;
  readonly sources: number;
  readonly entities: number;
  readonly statements: number;
  readonly revisions: number;
};

/**
 * One line of the audit: who did what to which document; `time` is ISO 8601. Lines are numbered one after another, unless
 * one brings a `place` of its own so that its number tells nothing.
 */
export type AuditLine = {
  readonly time: string;
  readonly action: string;
  readonly actor: string;
  readonly target?: string;
  readonly outcome: string;
  readonly place?: number;
};

/** The newest revision of a public record, and when its first one was published; as in lists, its bytes are not checked. */
export type PublishedRevision = {
  readonly published: string;
  readonly commitment: string;
  readonly body: RevisionBody;
};

/** A slice of a list. */
export type Slice = { readonly limit: number; readonly offset: number };

/** Everything the program may ask of the store without changing it. */
export interface ReadStore extends ItemReads, AccountReads, FollowReads, WebhookReads, MirrorReads {
  /** The public sequence: grows by one with every published change, so an equal number means nothing public changed. */
  sequence(): Promise<number>;
  head(id: string): Promise<DocumentHead | undefined>;
  /** The heads of these ids, in no particular order. */
  headsOf(ids: readonly string[]): Promise<readonly DocumentHead[]>;
  /** The heads of records merged into any of these, those of one survivor in the order in which they were merged. */
  mergedInto(ids: readonly string[]): Promise<readonly DocumentHead[]>;
  heads(kind: DocumentKind, slice: Slice): Promise<readonly DocumentHead[]>;
  /** The sealed revision; the newest when `number` is left out. Undefined when there is none, or it was closed. */
  revision(id: string, number?: number): Promise<Revision | undefined>;
  history(id: string): Promise<readonly RevisionLine[]>;
  /**
   * What was changed on records after their first revision, newest first, below the sequence `before`. Of a record that was
   * withdrawn only that.
   */
  changes(request: { readonly limit: number; readonly before?: number }): Promise<readonly ChangeLine[]>;
  draft(id: string): Promise<CasebookDocument | undefined>;
  /** The current documents of these ids, drafts left out, in no particular order. */
  current(ids: readonly string[]): Promise<readonly CasebookDocument[]>;
  /** The newest revisions of those of these records that are public now, in no particular order. */
  published(ids: readonly string[]): Promise<readonly PublishedRevision[]>;
  cards(ids: readonly string[]): Promise<readonly RecordCard[]>;
  newest(limit: number): Promise<readonly RecordCard[]>;
  /**
   * The records whose events began last, up to the day `until` (days since 1970-01-01), latest first. Of one submitter
   * at most `each`, unless all others together do not fill the list; the record `except` is left out.
   */
  latestEvents(request: {
    readonly limit: number;
    readonly each: number;
    readonly until: number;
    readonly except?: string;
  }): Promise<readonly RecordCard[]>;
  entityRoles(entityId: string, slice: Slice): Promise<readonly EntityRole[]>;
  entityRoleCounts(entityId: string): Promise<Readonly<Record<string, number>>>;
  entities(
    slice: Slice & { readonly startsWith?: string },
  ): Promise<{ readonly total: number; readonly lines: readonly EntityLine[] }>;
  sourceRecords(sourceId: string, slice: Slice): Promise<readonly RecordCard[]>;
  recordsUsing(id: string): Promise<readonly string[]>;
  /** Those of these entities and sources that a public record names; the others are as if they had never been published. */
  publiclyNamed(ids: readonly string[]): Promise<ReadonlySet<string>>;
  origin(collection: string, key: string): Promise<string | undefined>;
  /** The ids behind these keys of a collection, or behind all its keys. */
  origins(collection: string, keys?: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Which of these ids the collection owns. */
  ownedBy(collection: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The public records that carry each of these ids of other collections, by the id in lower case, oldest record first. */
  recordsCalled(aliases: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  numbers(): Promise<CollectionNumbers>;
  setting(name: string): Promise<string | undefined>;
  /** Whether everything derived comes from an earlier version of the program and must be made again by `rebuild`. */
  needsRebuild(): Promise<boolean>;
}

/** A sealed revision, and the revision of the document `id` on top of which it goes. */
export type NewRevision = { readonly id: string; readonly base: number; readonly revision: Revision };

/** What a transaction may change; everything in it happens together or not at all. */
export interface WriteStore
  extends ReadStore,
    JobWrites,
    ItemWrites,
    AccountWrites,
    OnceWrites,
    FollowWrites,
    WebhookWrites {
  /** Draws the next number of a counter; never the same twice. */
  nextNumber(counter: string, count?: number): Promise<number>;
  /** Stores a revision on top of `base` (0 for the first). Refuses with `conflict` when the document has moved on. */
  putRevision(id: string, base: number, revision: Revision): Promise<void>;
  /** Stores many revisions as if one after another, in much less time. */
  putRevisions(list: readonly NewRevision[]): Promise<void>;
  /**
   * Erases what these revisions of a document hold, salt and all; commitment, time, reason and credit stay, and why it was
   * done stands beside them. Refuses with `conflict` when one is not there or was closed before.
   */
  closeRevisions(id: string, numbers: readonly number[], why: Closing): Promise<void>;
  putDraft(document: CasebookDocument, time: string): Promise<void>;
  putIndex(entries: readonly IndexEntry[]): Promise<void>;
  removeIndex(ids: readonly string[]): Promise<void>;
  /** Remembers the ids behind keys of a collection. */
  putOrigins(collection: string, ids: ReadonlyMap<string, string>): Promise<void>;
  putSetting(name: string, value: string): Promise<void>;
  /** Lists entities in the index of names, or takes out those that may not be shown; `putRevision` does so by itself. */
  putEntityLines(entities: readonly EntityDocument[]): Promise<void>;
  /** Empties everything that is derived from revisions; `rebuild` fills it again in the same transaction, so it is no longer due. */
  clearDerived(): Promise<void>;
  audit(line: AuditLine): Promise<void>;
}

/** Whether a database has the shape that this version gives it; a newer one may appear while an upgrade is under way. */
export type DatabaseShape = 'older' | 'current' | 'newer';

/** What operators watch of a store: its connections, when it keeps several, and how far its replica is behind, in sequences. */
export type StoreFigures = {
  readonly connections?: { readonly total: number; readonly idle: number; readonly waiting: number };
  readonly replicaLag?: number;
};

/** The store: reads at any time, writes only inside a transaction. */
export interface Store extends ReadStore {
  /** The shape of the database that is read; refuses with `database-away` when it does not answer. */
  shape(): Promise<DatabaseShape>;
  figures(): Promise<StoreFigures>;
  /**
   * Reads that are at least as new as this sequence, where somebody has written that far. Without a replica these are the
   * store's own. With one, the store's reads come from the replica as soon as it has all that this process wrote or was
   * shown before, and from the primary until then, or while the replica is away: what was seen once is never seen undone.
   */
  asOf(sequence: number): Promise<ReadStore>;
  transaction<T>(work: (tx: WriteStore) => Promise<T>): Promise<T>;
  readonly jobs: JobStore;
  /** Everything in it row by row, at one moment: for moving, backups and a second opinion. */
  readonly holdings: Holdings;
  close(): Promise<void>;
}

/** One record as the index's columns hold it; `tokens` are numbers of `token()`, days are since 1970-01-01; `alive` is false once it left the public. */
export type ColumnRow = {
  readonly docid: number;
  readonly id: string;
  readonly seq: number;
  readonly alive: boolean;
  readonly firstDay?: number;
  readonly lastDay?: number;
  readonly published: string;
  readonly changed: string;
  readonly completeness: number;
  readonly numbers: Readonly<Record<string, number>>;
  readonly tokens: Uint32Array;
};

/** A phrase anywhere in the texts of a record, with the number of records that hold it where that is known. */
export type CountedPhrase = TextPhrase & { readonly part: 'texts'; readonly records?: number };

/** A word of the index with the number of records that hold it. */
export type WordCount = { readonly word: string; readonly count: number };

/**
 * What a worker thread may ask of the index; everything is synchronous, because nothing else runs on that thread. A record
 * matches where all the phrases hold; there is at least one.
 */
export interface IndexReader {
  sequence(): number;
  /** Nothing older than this public sequence is answered from then on, although a replica may not have it yet. */
  reach(sequence: number): void;
  /** Records changed after `seq`, in the order of `docid`. */
  rows(seq: number): Iterable<ColumnRow>;
  /** The text `field:code` behind every token number above `after`. */
  tokens(after: number): Iterable<{ readonly id: number; readonly token: string }>;
  /** The docids that match, ascending. */
  match(phrases: readonly TextPhrase[]): Uint32Array;
  /** Whether one record matches. */
  matches(phrases: readonly TextPhrase[], docid: number): boolean;
  /**
   * Those of `docids` that match, best first by weighted BM25; costs as much as all matches together, except those of
   * phrases of which it is told how many records hold them.
   */
  rank(phrases: readonly CountedPhrase[], docids: Uint32Array): Uint32Array;
  /** How many records match, counted up to `limit`; costs no more than `limit` records do. */
  count(phrases: readonly TextPhrase[], limit: number): number;
  /**
   * Reads the next megabytes of what searches read, from 0 on, so that they come from memory when they are asked for: the
   * place to go on from, or undefined when all was read.
   */
  warm(from: number): number | undefined;
  /** What annotators said about a field, in the order of `docid`, annotator and value. */
  annotations(field: string): Iterable<RecordAnnotation>;
  /**
   * Every unstemmed word of the index after `word`, and among them stemmed ones and pairs, in the order of their bytes;
   * each costs as much as its records do. How many records hold it may be a guess, also 0, where that spares reading them.
   */
  words(word: string): Iterable<WordCount>;
  /**
   * The first unstemmed words that start with `prefix`, in the order of their bytes; on some engines also some that no
   * record holds any more.
   */
  forms(prefix: string, limit: number): readonly string[];
  /** Those of these unstemmed words that records hold, with how many do, counted up to `limit`; in no particular order. */
  formCounts(forms: readonly string[], limit: number): readonly WordCount[];
  close(): void;
}

/** A search as an address carries it; `filters` holds codes per facet field, `page` starts at 1. */
export type SearchRequest = {
  readonly q: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: 'relevance' | 'newest' | 'oldest' | 'changed';
  readonly page: number;
  readonly size: number;
  /** Only what comes behind this place in the order; then `page` counts from there. */
  readonly after?: SearchPlace;
  /** Only records that were changed at this time or later (ms since 1970). */
  readonly changedSince?: number;
};

/**
 * A place in an order that stays one when records come, go or change: behind the record with this number in its id and what
 * it was sorted by then (days or ms since 1970; null without a date). Under relevance it is told by how many came before.
 */
export type SearchPlace = { readonly number: number; readonly by: number | null };

/** How often a code occurs under the current filters. */
export type FacetCount = { readonly code: string; readonly count: number };

/** What a search found. `facets` leaves out a field's own filter when counting it, so that a choice can be widened. */
export type SearchResult = {
  readonly total: number;
  readonly ids: readonly string[];
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>;
  readonly suggestion?: string;
  readonly seq: number;
  /** The place of the last record given, while more come behind it. */
  readonly next?: SearchPlace;
};

/** Ids as a search thread sends them: one after another, each a prefix and a number, those with the same prefix together. */
export type IdRun = { readonly prefix: string; readonly numbers: Uint32Array };

/** Every record that a search finds, in its order. */
export type FoundIds = { readonly total: number; readonly runs: readonly IdRun[]; readonly seq: number };

/** How the threads for questions stand: whether one can answer, and how many questions wait for one. */
export type QueriesLoad = { readonly isReady: boolean; readonly waiting: number };

/** Questions that can take long; answered in worker threads with a time limit. Refuses with `busy`, `too-slow` or `bad-query`. */
export interface Queries {
  /** How the threads stand; asking starts one where none is left. */
  load(): QueriesLoad;
  search(request: SearchRequest): Promise<SearchResult>;
  /** All ids of a search at once; `idsIn` reads them. */
  found(request: Omit<SearchRequest, 'page' | 'size'>): Promise<FoundIds>;
  statistics(selection: Selection): Promise<Statistics>;
  crossTable(request: CrossRequest): Promise<CrossTable>;
  /** Records that share entities and codes with this one, most alike first; none for an id that is not public. */
  related(id: string): Promise<readonly SimilarRecord[]>;
  /** How far annotators agree on a field; nobody and nothing for a field that fewer than two of them spoke on. */
  agreement(field: string): Promise<FieldAgreement>;
  /** The same questions, answered from a state that holds everything up to this public sequence. */
  asOf(sequence: number): Queries;
  close(): Promise<void>;
}

/** The current time. */
export interface Clock {
  /** ISO 8601 in UTC with milliseconds. */
  now(): string;
}

/** Unpredictable bytes. */
export interface Random {
  bytes(count: number): Uint8Array;
}

/** A request that was answered, by its route and never by its address; `milliseconds` until the answer was made. */
export type AnsweredRequest = { readonly route: string; readonly status: number; readonly milliseconds: number };

/** Where the program says what it does; never a stack, a path of a person or a secret to a reader. */
export interface Log {
  /** `facts` stand beside the message where lines are read by programs. */
  info(message: string, facts?: Readonly<Record<string, string | number>>): void;
  error(message: string, cause?: unknown): void;
}

/**
 * Everything the program may touch, passed in; `site` tells the address under which readers reach it, without a slash at
 * the end, `isEnding` whether the process finishes its work and takes no more, `answered` hears of every request.
 */
export type World = {
  readonly site: () => string;
  readonly store: Store;
  readonly queries: Queries;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly isEnding?: () => boolean;
  readonly answered?: (request: AnsweredRequest) => void;
  /** How many proxies in front may be believed when they say where a request comes from; none when left out. */
  readonly proxies?: number;
  /** What stands at an address that a stranger named, and the TXT records of a domain. */
  readonly fetchPublic?: FetchPublic;
  readonly resolveTxt?: ResolveTxt;
  /** Sends a message to an address that an administrator named. */
  readonly postPublic?: PostPublic;
  /** Writes files with tables; without it none are offered. */
  readonly tableFiles?: TableFiles;
  /** The folders of releases. */
  readonly releases?: Releases;
  /** Only where a mail server is set. */
  readonly mail?: Mailer;
  /** Only where a sign-in provider is set. */
  readonly openid?: OpenidProvider;
};
