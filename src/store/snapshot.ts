import { type Kysely, sql } from 'kysely';
import { type HeldCounts, heldTables } from '../core/held-tables.ts';
import type { Snapshot } from '../core/holdings.ts';
import { contradictions } from './contradictions.ts';
import { derivedRowsOf, entityLinesOf } from './derived-rows.ts';
import { heldRows, isHeld } from './held-rows.ts';
import { makeReads } from './reads.ts';
import type { Tables } from './tables.ts';

/** The public sequence as a connection sees it. */
export async function sequenceOf(db: Kysely<Tables>): Promise<number> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', 'seq').executeTakeFirst();
  return Number(row?.value ?? 0);
}

async function counts(db: Kysely<Tables>): Promise<HeldCounts> {
  const made: [string, number][] = [];
  for (const table of heldTables) {
    const counted = sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where ${isHeld(table)}`;
    made.push([table, Number((await counted.execute(db)).rows[0]?.n)]);
  }
  return Object.fromEntries(made) as HeldCounts;
}

/**
 * A snapshot over a connection that stands in a transaction and sees one moment. `text` is the engine's query for the
 * `docid` of every record that its full text holds.
 */
export function makeSnapshot(db: Kysely<Tables>, text: string): Snapshot {
  return {
    reads: { ...makeReads(db), sequence: () => sequenceOf(db) },
    counts: () => counts(db),
    rows: (table) => heldRows(db, table),
    lastAudit: async () => {
      const row = await db
        .selectFrom('audit')
        .select((eb) => eb.fn.max('n').as('n'))
        .executeTakeFirst();
      return Number(row?.n ?? 0);
    },
    contradictions: () => contradictions(db, text),
    derivedOf: (recordId) => derivedRowsOf(db, recordId),
    entityLines: (ids) => entityLinesOf(db, ids),
  };
}
