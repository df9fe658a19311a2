import type { Kysely } from 'kysely';
import { Refused } from '../core/errors.ts';
import type { WriteStore } from '../core/ports.ts';
import type { Sequence } from './sequence.ts';
import type { Tables } from './tables.ts';

/** Does work after which nothing is left of the bytes that it deletes, as far as the engine can see to that. */
export type Erasing = <T>(work: () => Promise<T>) => Promise<T>;

/** Closing revisions: what they hold goes, and their commitment stays with the reason. */
export function makeClosingWrites(
  db: Kysely<Tables>,
  { sequence, erasing }: { readonly sequence: Sequence; readonly erasing: Erasing },
): Pick<WriteStore, 'closeRevisions'> {
  return {
    closeRevisions: async (id, numbers, why) => {
      const held = db.updateTable('revision').where('id', '=', id).where('number', 'in', numbers);
      const erased = held.set({ canonical: '', salt: Buffer.alloc(0) }).where('canonical', '<>', '');
      const found = await erasing(() => erased.returning('number').execute());
      if (found.length !== numbers.length) throw new Refused('conflict');
      const { time, reason, credit } = why;
      const rows = numbers.map((number) => ({ id, number, time, reason, credit }));
      await db.insertInto('closing').values(rows).execute();
      // Pages that were kept may show what is gone.
      await sequence.next();
    },
  };
}
