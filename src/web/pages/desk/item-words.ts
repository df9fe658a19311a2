import type { Item, ItemKind, ItemState } from '../../../core/item.ts';
import type { World } from '../../../core/ports.ts';
import { count } from '../../parts/text.ts';

/** What each kind of item is called. */
export const kindNames: Readonly<Record<ItemKind, string>> = {
  report: 'Report',
  proposal: 'Proposal',
  response: 'Response',
  complaint: 'Complaint',
};

/** What each state of an item is called. */
export const stateNames: Readonly<Record<ItemState, string>> = {
  open: 'Open',
  asked: 'Waits for its sender',
  accepted: 'Accepted',
  refused: 'Refused',
  'taken-back': 'Taken back',
};

/** What the state of this item is called; of a complaint it is the decision that everybody reads. */
export function stateName({ kind, state }: Pick<Item, 'kind' | 'state'>): string {
  if (kind === 'complaint' && state === 'accepted') return 'Upheld';
  return kind === 'complaint' && state === 'refused' ? 'Rejected' : stateNames[state];
}

const DAY = 86_400_000;

/** The day that it is, as items have it. */
export function todayOf({ clock }: Pick<World, 'clock'>): string {
  return clock.now().slice(0, 10);
}

/** How many days lie between two ISO days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** How long ago an item came in, in words. */
export function ageOf(day: string, today: string): string {
  const days = daysBetween(day, today);
  return days <= 0 ? 'today' : `${count(days, 'day')} ago`;
}

/** What the accounts are signed with, by their ids; the command line is no account. */
export async function creditsOf({ store }: World): Promise<ReadonlyMap<string, string>> {
  return new Map((await store.accounts()).map(({ id, credit }) => [id, credit]));
}
