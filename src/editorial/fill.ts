import { Refused, valueOfResult } from '../core/errors.ts';
import { heldTables } from '../core/held-tables.ts';
import type { Doubt, Filling } from '../core/holdings.ts';
import { keeper } from '../core/policy.ts';
import type { World } from '../core/ports.ts';
import { type Digests, digestsOf } from './bring-over.ts';
import { rebuild } from './rebuild.ts';
import { type Verification, verifyStore } from './verify.ts';

/**
 * How a database is filled: where from, in words; who hears of progress, first in rows and then in stages, and of each
 * doubt; and whether a copy is taken as it is although its source holds doubts.
 */
export type FillingPlan = {
  readonly from: string;
  readonly progress?: (rows: number, of: number) => void;
  readonly stage?: (what: string) => void;
  readonly tell?: (doubt: Doubt) => void;
  readonly withDoubts?: boolean;
};

/** What a filled database must be equal to, and the public sequence that it gets. */
export type Expected = { readonly digests: Digests; readonly sequence: number };

/** Marks a database as being filled. Refuses one that holds a collection; `of` tells the same source again. */
export async function beginFilling(world: World, mark: Omit<Filling, 'by'>): Promise<Filling> {
  const made = { ...mark, by: Buffer.from(world.random.bytes(16)).toString('hex') };
  await world.store.holdings.beginFilling(made);
  return made;
}

/**
 * Compares what was brought over with its source, makes what is derived from it, and gives a second opinion on all of it.
 * Refuses a copy that is not equal, and one with doubts unless they are wanted; the mark then stays.
 */
export async function checkFilled(world: World, mark: Filling, plan: FillingPlan & Expected): Promise<Verification> {
  const { holdings } = world.store;
  plan.stage?.('comparing the copy with its source');
  const found = await holdings.snapshot(digestsOf);
  const other = heldTables.find((table) => found[table].sha256 !== plan.digests[table].sha256);
  if (other) {
    throw new Refused(
      'damaged-database',
      `What was copied is not equal to its source in the table ${other}. Run it again.`,
    );
  }
  // Rebuilding is the last step of the public sequence, which then is that of the source.
  await holdings.settle(mark.by, plan.sequence - 1);
  plan.stage?.('making lists and search from the copy');
  valueOfResult(await rebuild.perform(world, keeper, {}));
  plan.stage?.('checking everything in the copy');
  const verification = await verifyStore(world.store, plan.tell);
  if (verification.doubts > 0 && plan.withDoubts !== true) {
    throw new Refused(
      'damaged-database',
      `The copy is equal to its source, and holds the doubts named above (${verification.doubts}). Put them right there, or take it as it is with --with-doubts.`,
    );
  }
  return verification;
}

/** Takes the mark away, which makes the database usable, and leaves a line in the audit. */
export async function endFilling(world: World, mark: Filling, action: 'move' | 'restore'): Promise<void> {
  const line = { time: world.clock.now(), action, actor: keeper.name, outcome: 'done' };
  await world.store.holdings.endFilling(mark.by, line);
}

/** Refuses a database that a move or a restore has begun to fill and not completed. */
export async function refuseHalfFilled({ holdings }: World['store']): Promise<void> {
  const mark = await holdings.filling();
  if (!mark) return;
  throw new Refused(
    'half-filled',
    `This database is being filled from ${mark.from}, and that is not complete. Run the same move or restore again.`,
  );
}
