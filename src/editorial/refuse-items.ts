import { z } from 'zod';
import { type ActionContext, action } from '../core/action.ts';
import { type Item, type ItemOutcome, isWaiting } from '../core/item.ts';
import { editors } from '../core/policy.ts';
import type { ReadStore } from '../core/ports.ts';
import { itemPlace, toldReason } from './any-item.ts';

const MOST = 50;
const MOST_ALIKE = 5_000;

/** What a bulk refusal came to: how many were refused, the first of them by id, and which were left with the reason in words. */
export type Refusals = {
  readonly refused: number;
  readonly ids: readonly string[];
  readonly left: readonly { readonly id: string; readonly why: string }[];
};

function whyNot(item: Item | undefined, version: number, actor: string): string | undefined {
  if (!item) return 'it does not exist';
  if (!isWaiting(item.state)) return 'it has been decided already';
  if (item.version !== version) return 'it was changed since this page was opened';
  if (item.kind === 'complaint') return 'the outcome of a complaint is public, so each is decided by itself';
  return item.claimedBy !== undefined && item.claimedBy !== actor ? 'somebody else is working on it' : undefined;
}

type Chosen = ReadonlyMap<string, Item>;

// One of those that say nearly the same is enough to find all of them.
function differing(chosen: Chosen): readonly Item[] {
  return [...new Map([...chosen.values()].map((item) => [`${item.kind} ${item.likeness}`, item])).values()];
}

// Whoever wrote nearly the same words gets the same answer; what an editor works on is left to them.
async function alikeOf({ kind, likeness }: Item, chosen: Chosen, store: ReadStore): Promise<readonly Item[]> {
  const query = { kinds: [kind], states: ['open'], likeness, claimedBy: null, order: 'oldest', offset: 0 } as const;
  const { lines } = await store.items({ ...query, limit: MOST_ALIKE });
  const others = await Promise.all(lines.filter(({ id }) => !chosen.has(id)).map(({ id }) => store.item(id)));
  return others.filter((item) => item !== undefined);
}

async function refuseOne(item: Item, outcome: ItemOutcome, { tx, world, actor }: ActionContext): Promise<void> {
  await tx.changeItem({ ...item, state: 'refused', outcome }, item.version);
  const line = { time: world.clock.now(), action: 'refuse', actor: actor.name, target: item.id, outcome: 'done' };
  await tx.audit(line);
}

/**
 * Refuses up to 50 items with a reason that their senders read, and with `alike` also those that say nearly the same.
 * What cannot be refused is left and told. Complaints are never among them: their outcome is public.
 */
export const refuseItems = action({
  name: 'refuse-items',
  who: editors,
  input: z.strictObject({
    items: z.array(z.strictObject(itemPlace)).min(1, 'Choose what is to be refused').max(MOST),
    alike: z.boolean().optional(),
    reason: toldReason,
  }),
  run: async ({ items, alike, reason }, context): Promise<Refusals> => {
    const { tx, world, actor } = context;
    const outcome = { day: world.clock.now().slice(0, 10), reason, records: [] };
    const chosen = new Map<string, Item>();
    const left: { id: string; why: string }[] = [];
    for (const { id, version } of items) {
      const item = await tx.item(id);
      const why = whyNot(item, version, actor.name);
      if (why !== undefined) left.push({ id, why });
      else if (item) chosen.set(id, item);
    }
    for (const one of alike ? differing(chosen) : [])
      for (const item of await alikeOf(one, chosen, tx)) chosen.set(item.id, item);
    for (const item of chosen.values()) await refuseOne(item, outcome, context);
    return { refused: chosen.size, ids: [...chosen.keys()].slice(0, MOST), left };
  },
});
