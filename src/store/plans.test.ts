import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Kysely } from 'kysely';
import { type Engine, engines } from '../../test/world/engines.ts';
import { entityOf, recordOf, says } from '../../test/world/records.ts';
import { indexed } from '../../test/world/sealed.ts';
import type { ReadStore } from '../core/ports.ts';
import { connect as connectPostgres } from './postgres/connection.ts';
import { makeReads } from './reads.ts';
import { connect as connectSqlite } from './sqlite/connection.ts';
import type { Tables } from './tables.ts';

type Asked = { readonly sql: string; readonly parameters: readonly unknown[] };
type Reads = Omit<ReadStore, 'sequence'>;
/** A connection that notes the statements which the reads make, and tells how the engine would answer each. */
type Watched = { readonly reads: Reads; readonly asked: Asked[]; readonly planOf: (asked: Asked) => Promise<string> };

// Kysely says what it asks for only to a log that is there from the beginning; its executor says it to whoever stands before.
function noting(db: Kysely<Tables>, asked: Asked[]): Kysely<Tables> {
  const executor = db.getExecutor();
  const compile = executor.compileQuery.bind(executor);
  executor.compileQuery = (...given) => {
    const made = compile(...given);
    asked.push({ sql: made.sql, parameters: made.parameters });
    return made;
  };
  return db;
}

function onSqlite(t: TestContext, path: string): Watched {
  const { raw, db } = connectSqlite(path, true);
  t.after(() => raw.close());
  const asked: Asked[] = [];
  const planOf = async ({ sql }: Asked) => {
    const steps = raw.prepare(`explain query plan ${sql}`).all();
    return steps.map(({ detail }) => detail).join('\n');
  };
  return { reads: makeReads(noting(db, asked)), asked, planOf };
}

// In a table of three rows reading all of it is cheapest, so that way is made dear: an index is then used where one fits.
function onPostgres(t: TestContext, url: string): Watched {
  const { pool, db } = connectPostgres(url, { most: 1, statementMs: 60_000 });
  t.after(() => pool.end());
  const asked: Asked[] = [];
  const planOf = async ({ sql, parameters }: Asked) => {
    const client = await pool.connect();
    await client.query('set enable_seqscan = off');
    const { rows } = await client.query(`explain ${sql}`, [...parameters]);
    client.release(true);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  return { reads: makeReads(noting(db, asked)), asked, planOf };
}

async function watched(t: TestContext, engine: Engine): Promise<Watched> {
  const database = engine.newDatabase(t);
  const address = await database.address();
  const store = await database.open();
  const statements = [says('operator', 'E-1', { cites: ['S-1'] }), says('alias', { scheme: 'A', id: 'A1' })];
  await indexed(store, [recordOf('CB-1', statements), recordOf('CB-2')], [entityOf('E-1', 'Acme')]);
  return engine.name === 'sqlite' ? onSqlite(t, address) : onPostgres(t, address);
}

const slice = { limit: 20, offset: 0 };
const waiting = { states: ['open', 'asked'], order: 'oldest', ...slice } as const;

// Lists of the desk are found in their index alone, however long what was sent in is.
const COVERED = /COVERING INDEX item_list|(?:Index Only Scan using|Bitmap Index Scan on) item_list/;

// What each list must be read by, in the engine's own words: the index that SQLite and PostgreSQL have in common.
const lists: readonly [string, (reads: Reads) => Promise<unknown>, RegExp][] = [
  ['head', (reads) => reads.head('CB-1'), /document_pkey|PRIMARY KEY/],
  ['heads', (reads) => reads.heads('record', slice), /document_by_number/],
  ['mergedInto', (reads) => reads.mergedInto(['CB-1']), /document_merged/],
  ['revision', (reads) => reads.revision('CB-1'), /revision_pkey|sqlite_autoindex_revision/],
  ['history', (reads) => reads.history('CB-1'), /revision_pkey|sqlite_autoindex_revision/],
  ['current', (reads) => reads.current(['CB-1', 'CB-2']), /revision_pkey|sqlite_autoindex_revision/],
  ['cards', (reads) => reads.cards(['CB-1']), /card_id_key|sqlite_autoindex_card/],
  ['newest', (reads) => reads.newest(20), /card_by_time/],
  ['latestEvents', (reads) => reads.latestEvents({ limit: 5, each: 2, until: 30_000 }), /card_by_day/],
  ['entityRoles', (reads) => reads.entityRoles('E-1', slice), /role_pkey|role USING PRIMARY KEY/],
  ['entityRoleCounts', (reads) => reads.entityRoleCounts('E-1'), /role_pkey|role USING PRIMARY KEY/],
  ['entities', (reads) => reads.entities({ ...slice, startsWith: 'a' }), /entity_by_name/],
  ['sourceRecords', (reads) => reads.sourceRecords('S-1', slice), /naming_pkey|naming .*USING PRIMARY KEY/],
  ['recordsUsing', (reads) => reads.recordsUsing('E-1'), /naming_pkey|naming .*USING PRIMARY KEY/],
  ['publiclyNamed', (reads) => reads.publiclyNamed(['E-1']), /naming_pkey|naming .*USING PRIMARY KEY/],
  ['origins', (reads) => reads.origins('a', ['b']), /origin_pkey|PRIMARY KEY/],
  ['ownedBy', (reads) => reads.ownedBy('a', ['CB-1']), /origin_by_id/],
  ['recordsCalled', (reads) => reads.recordsCalled(['A1']), /alias_pkey|alias USING PRIMARY KEY/],
  ['changes', (reads) => reads.changes({ limit: 20, before: 900 }), /revision_changes/],
  ['item', (reads) => reads.item('R-1'), /item_pkey|sqlite_autoindex_item_1/],
  ['itemOfReceipt', (reads) => reads.itemOfReceipt('x'), /item_receipt_key|sqlite_autoindex_item_2/],
  ['items', (reads) => reads.items(waiting), COVERED],
  ['items, folded', (reads) => reads.items({ ...waiting, folded: true, claimedBy: null }), COVERED],
  ['itemCounts', (reads) => reads.itemCounts(), COVERED],
  ['reportLinks', (reads) => reads.reportLinks(['R-1']), /item_pkey|sqlite_autoindex_item_1/],
  ['messages', (reads) => reads.messages('R-1'), /item_message_pkey|item_message USING PRIMARY KEY/],
  ['accountNamed', (reads) => reads.accountNamed('a'), /account_name_key_key|sqlite_autoindex_account/],
  ['session', (reads) => reads.session('a'), /session_pkey|session USING PRIMARY KEY/],
  ['sessionsOf', (reads) => reads.sessionsOf('U-1'), /session_by_account/],
  ['subscriptions', (reads) => reads.subscriptions('day', '', 20), /subscription_due/],
  ['auditLines', (reads) => reads.auditLines(slice), /audit_by_time/],
];

// Reading a table from end to end, in the words of SQLite (of which only the walk over submitters and the answer of a
// part of the query itself are meant) and of PostgreSQL.
const WHOLE =
  /SCAN (?:document|revision|role|naming|alias|origin|search_row|entity_line|item|session)\b(?! USING)|Seq Scan/;

for (const engine of engines) {
  describe(`how lists are read on ${engine.name}`, { skip: engine.skip }, () => {
    test('each by its index, and none by reading a table from end to end', async (t) => {
      const { reads, asked, planOf } = await watched(t, engine);
      for (const [name, ask, index] of lists) {
        asked.length = 0;
        await ask(reads);
        assert.ok(asked.length > 0, `${name} asks nothing`);
        const plans = await Promise.all(asked.map(planOf));
        assert.match(plans.join('\n'), index, `${name}: ${asked[0]?.sql}`);
        assert.doesNotMatch(plans.join('\n'), WHOLE, `${name}: ${asked[0]?.sql}`);
      }
    });

    test('in the words of the engine', async (t) => {
      const { reads, asked } = await watched(t, engine);
      await reads.head('CB-1');
      const place = engine.name === 'sqlite' ? '?' : '$1';
      assert.equal(asked[0]?.sql, `select * from "document" where "id" = ${place}`);
    });
  });
}
