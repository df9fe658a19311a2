import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { recordOf, says } from '../../../../test/world/records.ts';
import { seal } from '../../../../test/world/sealed.ts';
import { house } from './0001-house.ts';
import { latestEvents } from './0002-latest-events.ts';

test('records that were there before know their submitter and first day too', () => {
  const db = new DatabaseSync(':memory:');
  db.exec(house);
  const attributions = ['A list', undefined];
  for (const [at, attribution] of attributions.entries()) {
    const id = `CB-${at + 1}`;
    const record = { ...recordOf(id, [says('occurred', '1970-01-03')]), ...(attribution && { attribution }) };
    const { canonical, salt, commitment } = seal(record);
    db.exec(`insert into document values ('${id}', 'record', ${at + 1}, 'published', 1, ${at + 1}, null, '', '');
      insert into card values (${at + 1}, '${id}', '', '{}', 1);
      insert into search_row values (${at + 1}, '${id}', 1, 1, 2, 2, '', '', 0, '{}', x'')`);
    db.prepare(`insert into revision values (?, 1, ?, '', 'published', '', '', ?, ?, ?)`).run(
      id,
      at + 1,
      canonical,
      salt,
      commitment,
    );
  }
  db.exec(latestEvents);
  const rows = db.prepare('select submitter, first_day from card order by docid').all();
  assert.deepEqual(
    rows.map((row) => Object.values(row)),
    [
      ['A list', 2],
      ['Casebook editors', 2],
    ],
  );
  db.close();
});
