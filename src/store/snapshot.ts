import { type Kysely, sql } from 'kysely';
import { type HeldCounts, type HeldTable, heldTables } from '../core/held-tables.ts';
import type { Snapshot } from '../core/holdings.ts';
import { contradictions } from './contradictions.ts';
import { derivedRowsOf, entityLinesOf } from './derived-rows.ts';
import { heldRows, isHeld } from './held-rows.ts';
import { makeReads } from './reads.ts';
import { readSequence } from './sequence.ts';
import type { Tables } from './tables.ts';

async function count(db: Kysely<Tables>, table: HeldTable): Promise<number> {
  const counted = sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where ${isHeld(table)}`;
  return Number((await counted.execute(db)).rows[0]?.n);
}

// One that an earlier version of the program never made is empty.
async function* noRows(): AsyncGenerator<never> {}

/**
 * A snapshot over a connection that stands in a transaction and sees one moment. `text` is the engine's query for the
 * `docid` of every record that its full text holds, `there` the names of its tables where it may lack some.
 */
export function makeSnapshot(db: Kysely<Tables>, text: string, there?: ReadonlySet<string>): Snapshot {
  const isThere = (table: HeldTable): boolean => there?.has(table) ?? true;
  return {
    reads: { ...makeReads(db), sequence: () => readSequence(db) },
    counts: async () => {
      const made: [HeldTable, number][] = [];
      for (const table of heldTables) made.push([table, isThere(table) ? await count(db, table) : 0]);
      return Object.fromEntries(made) as HeldCounts;
    },
    rows: (table) => (isThere(table) ? heldRows(db, table) : noRows()),
    auditLength: () => count(db, 'audit'),
    contradictions: () => contradictions(db, text),
    derivedOf: (recordId) => derivedRowsOf(db, recordId),
    entityLines: (ids) => entityLinesOf(db, ids),
  };
}
