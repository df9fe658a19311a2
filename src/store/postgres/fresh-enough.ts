import { isRefusal } from '../../core/errors.ts';
import type { Blocking } from './blocking.ts';

/** A way to ask whichever of two databases is fresh enough; which one that is, is found out with each `sequence`. */
export type FreshEnough = Blocking & {
  readonly sequence: () => number;
  /** Nothing older than this sequence is answered from then on. */
  readonly reach: (sequence: number) => void;
};

const SEQUENCE = `select value from meta where key = 'seq'`;
// In milliseconds: a replica that does not answer is left alone for a while.
const REST = 5_000;

/**
 * Asks `replica` while it has come as far as it must, and `primary` otherwise, where there is one. What was seen once is
 * never unseen: the columns of a search thread and the index it asks must belong together.
 */
export function freshEnough(replica: Blocking, primary?: Blocking): FreshEnough {
  let current = replica;
  let floor = 0;
  let restsUntil = 0;

  const sequenceOf = (one: Blocking): number => Number(one.ask(SEQUENCE) ?? 0);

  function replicaStandsAt(): number {
    if (performance.now() < restsUntil) return -1;
    try {
      return sequenceOf(replica);
    } catch (error) {
      if (!primary || !isRefusal(error, 'database-away')) throw error;
      restsUntil = performance.now() + REST;
      return -1;
    }
  }

  const sequence = (): number => {
    const there = replicaStandsAt();
    current = primary && there < floor ? primary : replica;
    const seen = current === replica ? there : sequenceOf(current);
    floor = Math.max(floor, seen);
    return seen;
  };

  return {
    sequence,
    reach: (wanted) => {
      floor = Math.max(floor, wanted);
    },
    ask: (sql, limit) => current.ask(sql, limit),
    close: () => {
      replica.close();
      primary?.close();
    },
  };
}
