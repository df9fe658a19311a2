import { Refused } from '../../../core/errors.ts';
import { type ItemKind, type ItemState, itemKinds, itemStates } from '../../../core/item.ts';
import type { ItemQuery } from '../../../core/item-ports.ts';
import { recordIdPattern } from '../../../core/record.ts';
import { pageNumber, single } from '../../door.ts';
import type { Ask } from '../../face.ts';

/** How many items a page of the queue holds. */
export const QUEUE_PAGE = 50;

const kinds = Object.keys(itemKinds) as ItemKind[];
const states = ['waiting', ...itemStates] as const;
const claims = ['me', 'nobody'] as const;
const orders = ['oldest', 'newest', 'due'] as const;
const ticked = ['yes'] as const;

/** What the address of a queue says; a folded queue shows one line for items that are alike. */
export type QueueQuery = {
  readonly kind?: ItemKind;
  readonly state: (typeof states)[number];
  readonly record?: string;
  readonly claimed?: (typeof claims)[number];
  readonly overdue?: 'yes';
  readonly q?: string;
  readonly alike?: string;
  readonly each?: 'yes';
  readonly order: (typeof orders)[number];
  readonly page: number;
};

/** The parameters that the address of a queue may carry. */
export const queueParameters: readonly string[] = [
  ...['kind', 'state', 'record', 'claimed', 'overdue', 'q', 'alike', 'each', 'order', 'page', 'refused'],
];

function oneOf<T extends string>(ask: Ask, name: string, allowed: readonly T[]): T | undefined {
  const text = single(ask, name);
  if (text === undefined) return undefined;
  const found = allowed.find((one) => one === text);
  if (found !== undefined) return found;
  throw new Refused('bad-parameter', `“${name}” takes: ${allowed.join(', ')}.`);
}

function shaped(ask: Ask, name: string, { shape, what }: { shape: RegExp; what: string }): string | undefined {
  const text = single(ask, name)?.trim();
  if (text === undefined || text === '') return undefined;
  if (shape.test(text)) return text;
  throw new Refused('bad-parameter', `“${name}” takes ${what}.`);
}

/** Reads the address of a queue. Refuses values that do not fit with `bad-parameter`. */
export function queueQuery(ask: Ask): QueueQuery {
  const found = {
    kind: oneOf(ask, 'kind', kinds),
    record: shaped(ask, 'record', { shape: recordIdPattern, what: 'the id of a record, such as CB-1' }),
    claimed: oneOf(ask, 'claimed', claims),
    overdue: oneOf(ask, 'overdue', ticked),
    q: shaped(ask, 'q', { shape: /^.{1,200}$/su, what: 'at most 200 characters' }),
    alike: shaped(ask, 'alike', { shape: /^[\w-]{1,64}$/, what: 'the key of a line of the queue' }),
    each: oneOf(ask, 'each', ticked),
  };
  const given = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  const [state, order] = [oneOf(ask, 'state', states) ?? 'waiting', oneOf(ask, 'order', orders) ?? 'oldest'];
  return { ...given, state, order, page: pageNumber(ask) };
}

/** The address of a queue that tells which items were just refused; what it says of them is looked up again. */
export function toldAddress(back: string, ids: readonly string[]): string {
  return `${back}${back.includes('?') ? '&' : '?'}refused=${ids.join(',')}`;
}

/** The ids of items that an address says were refused. */
export function refusedIn(ask: Ask): readonly string[] {
  const what = `the ids of at most ${QUEUE_PAGE} items, such as R-1,R-2`;
  const ids = shaped(ask, 'refused', { shape: /^[RPA]-[1-9]\d{0,12}(?:,[RPA]-[1-9]\d{0,12}){0,49}$/, what });
  return [...new Set(ids?.split(',') ?? [])];
}

const waiting: readonly ItemState[] = ['open', 'asked'];

/** The question to the store behind the address of a queue; `me` is the account that asks. */
export function itemQuery(
  query: QueueQuery,
  { me, today }: { readonly me: string; readonly today: string },
): ItemQuery {
  const { kind, state, record, claimed, overdue, q, alike, each, order, page } = query;
  return {
    states: state === 'waiting' ? waiting : [state],
    folded: each === undefined && alike === undefined,
    ...(kind && { kinds: [kind] }),
    ...(record && { record }),
    ...(claimed && { claimedBy: claimed === 'me' ? me : null }),
    ...(overdue && { dueBefore: today }),
    ...(q && { text: q }),
    ...(alike && { likeness: alike }),
    order,
    limit: QUEUE_PAGE,
    offset: (page - 1) * QUEUE_PAGE,
  };
}

/** The one address of a queue: what is as usual is left out. */
export function queueAddress(query: QueueQuery, change: Partial<QueueQuery> = {}): string {
  const { state, order, page, ...rest } = { ...query, ...change };
  const usual = { state: state === 'waiting' ? '' : state, order: order === 'oldest' ? '' : order };
  const all = { ...rest, ...usual, page: page === 1 ? '' : String(page) };
  const pairs = Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? '/desk' : `/desk?${text}`;
}
