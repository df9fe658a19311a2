import type { Change } from './diff.ts';
import type { Statement } from './statement.ts';

/** What people send in and editors decide on: the four kinds of item on the desk, each with the letter of its ids. */
export const itemKinds = { report: 'R', proposal: 'P', response: 'A', complaint: 'C' } as const;
/** A kind of item. */
export type ItemKind = keyof typeof itemKinds;

/**
 * Where an item stands: it waits for an editor, or for an answer of whoever sent it; it became something public, was
 * refused with a reason, or was taken back by its sender.
 */
export const itemStates = ['open', 'asked', 'accepted', 'refused', 'taken-back'] as const;
/** The state of an item. */
export type ItemState = (typeof itemStates)[number];

/** What a person tells of a case; every text as it was written. `links` are addresses, `contact` is shown to editors only. */
export type ReportContent = {
  readonly what: string;
  readonly title?: string;
  readonly links: readonly string[];
  readonly when?: string;
  readonly where?: string;
  readonly who?: string;
  readonly how?: string;
  readonly language?: string;
  readonly contact?: string;
};

/** A source that a proposal brings along; `key` stands for it in the changes until it has an id. */
export type ProposedSource = { readonly key: string; readonly url: string; readonly title?: string };

/** An entity that a proposal names and that is not known yet; `key` stands for it in the changes until it has an id. */
export type ProposedEntity = { readonly key: string; readonly name: string };

/** A suggested change of a record against a base revision, statement by statement. */
export type ProposalContent = {
  readonly record: string;
  readonly base: number;
  readonly changes: readonly Change[];
  readonly sources: readonly ProposedSource[];
  readonly entities: readonly ProposedEntity[];
  readonly reason: string;
  readonly contact?: string;
};

/** How somebody showed that they speak for an organisation: by its domain, or to an editor; undefined while neither. */
export type Verification = {
  readonly how: 'dns' | 'well-known' | 'editor';
  readonly day: string;
  readonly by?: string;
  /** How an editor made sure; for editors only. */
  readonly note?: string;
};

/** What an organisation answers on a record: the statement that holds it once it is public, and how it was verified. */
export type ResponseContent = {
  readonly record: string;
  readonly entity: string;
  readonly statement: Statement;
  /** The domain that was named, and the token that must stand there. */
  readonly domain?: string;
  readonly token?: string;
  readonly verified?: Verification;
  readonly contact?: string;
};

/** A complaint about a published page. */
export type ComplaintContent = { readonly record?: string; readonly what: string; readonly contact?: string };

/** The content of each kind of item. */
export type ItemContents = {
  readonly report: ReportContent;
  readonly proposal: ProposalContent;
  readonly response: ResponseContent;
  readonly complaint: ComplaintContent;
};

/**
 * One item. `version` grows with every change, for compare-and-set; days are ISO dates in UTC, because nothing finer is kept
 * of whoever sent it. `likeness` is the same for texts that are all but the same, so that floods fold into one line.
 */
export type Item<K extends ItemKind = ItemKind> = {
  readonly id: string;
  readonly kind: K;
  readonly state: ItemState;
  readonly version: number;
  readonly day: string;
  readonly due?: string;
  /** The record that it is about, where it names one. */
  readonly record?: string;
  readonly title: string;
  readonly likeness: string;
  /** The account that works on it. */
  readonly claimedBy?: string;
  readonly content: ItemContents[K];
  /** What became of it, for its sender: the records, the reason, the day. */
  readonly outcome?: ItemOutcome;
};

/**
 * The end of an item as its sender reads it; `records` are those that it became or changed, `revision` the version of the only
 * one; `isChanged` when the editors changed what was sent before they published it.
 */
export type ItemOutcome = {
  readonly day: string;
  readonly reason: string;
  readonly records: readonly string[];
  readonly revision?: number;
  readonly isChanged?: true;
};

/** A line in the talk between editors and the sender of an item. */
export type ItemMessage = {
  readonly item: string;
  readonly n: number;
  readonly from: 'editors' | 'sender';
  readonly day: string;
  readonly text: string;
};

/** The kind behind the id of an item, or undefined when it is none. */
export function itemKindOf(id: string): ItemKind | undefined {
  if (!/^[A-Z]-[1-9]\d*$/.test(id)) return undefined;
  return (Object.keys(itemKinds) as ItemKind[]).find((kind) => itemKinds[kind] === id[0]);
}

/** Whether an item still waits for somebody. */
export function isWaiting(state: ItemState): boolean {
  return state === 'open' || state === 'asked';
}

/** Whether an item still waits although its day is over; `today` is an ISO day. */
export function isOverdue({ state, due }: Pick<Item, 'state' | 'due'>, today: string): boolean {
  return isWaiting(state) && due !== undefined && due < today;
}
