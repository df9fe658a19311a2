import { type Kysely, sql } from 'kysely';
import type { ReadStore } from '../core/ports.ts';
import type { Tables } from './tables.ts';

// In the words of the index `revision_changes`, for otherwise it is not used.
const ofRecords = sql<boolean>`substr(revision.id, 1, 2) <> 'S-' and substr(revision.id, 1, 2) <> 'E-'`;
const isLater = sql<boolean>`revision.number > 1`;

/** What can be asked about the changes of all records, over one connection. */
export function makeChangeReads(db: Kysely<Tables>): Pick<ReadStore, 'changes'> {
  // What a record said before it was withdrawn is no longer public, and a reason may tell it.
  const shown = db
    .selectFrom('revision')
    .innerJoin('document', 'document.id', 'revision.id')
    .select(['revision.id', 'revision.number', 'revision.seq', 'revision.time'])
    .select(['revision.state', 'revision.reason', 'revision.credit'])
    .where(ofRecords)
    .where((eb) =>
      eb.or([eb('document.state', '<>', 'withdrawn'), eb('revision.number', '=', eb.ref('document.revision'))]),
    );
  return {
    changes: async ({ limit, before }) => {
      const all = shown
        .where(isLater)
        .$if(before !== undefined, (some) => some.where('revision.seq', '<', before ?? 0));
      return (await all.orderBy('revision.seq', 'desc').limit(limit).execute()).map((row) => ({ ...row }));
    },
  };
}
