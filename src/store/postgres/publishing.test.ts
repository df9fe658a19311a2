import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onPostgres, temporaryDatabase } from '../../../test/world/postgres-database.ts';
import { withoutPostgres } from '../../../test/world/postgres-programs.ts';
import { recordOf } from '../../../test/world/records.ts';
import { put } from '../../../test/world/sealed.ts';
import { openPostgres } from './open.ts';

describe('publishing from several connections to one PostgreSQL database', { skip: withoutPostgres }, () => {
  test('happens one after another: no sequence twice, none left out, none seen before an earlier one', async (t) => {
    const url = await temporaryDatabase(t, async () => {
      for (const store of stores) await store.close();
    });
    const stores = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)]);
    const ids = Array.from({ length: 30 }, (_, n) => `CB-${n + 1}`);
    let isOver = false;
    // Whoever asks for everything above the last sequence it saw must miss nothing, at whatever moment it asks.
    const watching = (async () => {
      const seen: number[] = [];
      while (!isOver) {
        const after = seen.at(-1) ?? 0;
        const rows = await onPostgres(url, `select seq from revision where seq > ${after} order by seq`);
        seen.push(...rows.map(({ seq }) => Number(seq)));
      }
      return seen;
    })();
    await Promise.all(
      ids.map((id, n) =>
        stores[n % 3]?.transaction(async (tx) => {
          await put(tx, recordOf(id));
          await new Promise((later) => setTimeout(later, (n * 7) % 13));
        }),
      ),
    );
    isOver = true;
    const seen = await watching;
    const all = (await stores[0]?.headsOf(ids))?.map(({ seq }) => seq).sort((a, b) => a - b);
    assert.deepEqual(
      all,
      ids.map((_, n) => n + 1),
    );
    assert.deepEqual(seen, all?.slice(0, seen.length));
    assert.equal(await stores[1]?.sequence(), 30);
  });
});
