import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * The public sequence within a transaction that publishes. It is read once and written once, however much is published:
 * nobody else publishes meanwhile, and a row written a thousand times in one transaction gets slower each time.
 */
export type Sequence = {
  readonly now: () => Promise<number>;
  /** Raises the sequence and gives its new number. */
  readonly next: () => Promise<number>;
  /** Writes the number down, where it was raised; what is asked for the last time before the transaction ends. */
  readonly keep: () => Promise<void>;
};

/** The public sequence as it stands in the database. */
export async function readSequence(db: Kysely<Tables>): Promise<number> {
  return Number((await db.selectFrom('meta').select('value').where('key', '=', 'seq').executeTakeFirst())?.value ?? 0);
}

/** Makes the sequence of one transaction. */
export function makeSequence(db: Kysely<Tables>): Sequence {
  let first: number | undefined;
  let last = 0;
  const now = async (): Promise<number> => {
    if (first === undefined) {
      first = await readSequence(db);
      last = first;
    }
    return last;
  };
  return {
    now,
    next: async () => {
      await now();
      last += 1;
      return last;
    },
    keep: async () => {
      if (first === undefined || last === first) return;
      await db
        .updateTable('meta')
        .set({ value: String(last) })
        .where('key', '=', 'seq')
        .execute();
    },
  };
}
