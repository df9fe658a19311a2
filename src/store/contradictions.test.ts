import assert from 'node:assert/strict';
import { test } from 'node:test';
import { damage, withoutUniqueSequence } from '../../test/world/damage.ts';
import { engines } from '../../test/world/engines.ts';
import { fakeWorld } from '../../test/world/fake-world.ts';
import { gathered } from '../../test/world/gathered.ts';
import { vary } from '../../test/world/varied-world.ts';
import type { Store } from '../core/ports.ts';

const columns = `search_row (docid, id, seq, alive, published, changed, completeness, numbers, tokens)`;

// One planted damage for each law, one upon another: what it makes the store say, and only from then on.
const damages: readonly (readonly [sql: string, ...says: readonly string[]])[] = [
  [
    `update document set number = 77 where id = 'S-1'`,
    'S-1: its id does not fit its kind and number',
    'S-1: its number is above that of its counter, so it could be given again',
  ],
  [
    `update revision set number = 9 where id = 'CB-1' and number = 2`,
    'CB-1: its revisions are not numbered from 1 without a gap',
    'CB-1: the document does not stand at its newest revision',
  ],
  [
    `update document set seq = 3 where id = 'S-2'`,
    'S-2: the document and its newest revision disagree on state, sequence or time',
  ],
  [
    `update document set first_time = '2020' where id = 'E-1'`,
    'E-1: the document and its first revision disagree on the time',
  ],
  [
    `insert into revision (id, number, seq, time, state, reason, credit, canonical, salt, commitment)
      select 'S-99', number, 900, time, state, reason, credit, canonical, salt, commitment from revision where id = 'S-1'`,
    'S-99: has a revision, but there is no such document',
    'S-99: has a revision beyond the public sequence',
  ],
  [
    `update revision set seq = (select seq from revision where id = 'E-1') where id = 'E-2'`,
    'E-2: shares its place in the public sequence with another revision',
  ],
  [`delete from draft where id = 'CB-4'`, 'CB-4: is a draft without a text'],
  [
    `insert into draft (id, document, time) values ('CB-1', '{}', 't')`,
    'CB-1: has the text of a draft, but no document is a draft of that id',
  ],
  [
    `insert into origin (collection, key, id) values ('lost', 'record:x', 'CB-88')`,
    'lost record:x: is the key of a document that does not exist',
  ],
  [
    `update document set merged_into = 'CB-3' where id = 'CB-1'`,
    'CB-1: is merged without saying into what, or says so without being merged',
    'CB-3: is merged into itself, over one record or several',
  ],
  [`update document set merged_into = 'CB-99' where id = 'CB-1'`, 'CB-1: is merged into a record that does not exist'],
  [`delete from item where id = 'R-1'`, 'R-1: has a line of talk, but there is no such item'],
  [
    `update card set id = 'CB-2' where docid = 1`,
    'CB-1: is published, but not in the lists',
    'CB-2: is in the lists, but not published',
  ],
  [`update search_row set alive = 0 where docid = 1`, 'CB-1: is published, but not in the columns of the search'],
  [
    `insert into ${columns} select 9, 'CB-9', seq, 1, published, changed, completeness, numbers, tokens
      from search_row where docid = 1`,
    'CB-9: is in the columns of the search, but not published',
  ],
  [
    `insert into entity_line (id, sort) values ('E-99', 'nobody')`,
    'E-99: is in the index of names, but no published entity',
  ],
  ...(['role', 'naming', 'alias', 'annotation'] as const).map((table) => {
    const other = { role: `'E-1', 'operator'`, naming: `'E-1'`, alias: `'a'`, annotation: `'a', 'b', 'c'` }[table];
    const names = { role: 'entity, role', naming: 'id', alias: 'alias', annotation: 'field, asserter, value' }[table];
    return [
      `insert into ${table} (docid, ${names}) values (55, ${other})`,
      `record number 55: ${table}: is said of a record that is not in the lists`,
    ] as const;
  }),
  [
    `update document set state = 'withdrawn' where id = 'CB-1'`,
    'record number 1: is in the full text, but not published',
  ],
  [
    `update document set state = 'published' where id = 'CB-1'; delete from text_index where ROW = 1`,
    'CB-1: is published, but not in the full text',
  ],
];

async function said(store: Store): Promise<readonly string[]> {
  const doubts = await store.holdings.snapshot((snapshot) => gathered(snapshot.contradictions()));
  return doubts.map(({ id, what }) => `${id}: ${what}`);
}

for (const { name, skip, newDatabase } of engines) {
  test(`every law of the tables is checked over ${name}`, { skip }, async (t) => {
    const database = newDatabase(t);
    const store = await database.open();
    await vary(fakeWorld(store));
    const address = await database.address();
    if (name === 'sqlite') await damage(address, ...withoutUniqueSequence);
    let before = await said(store);
    assert.deepEqual(before, []);
    for (const [sql, ...says] of damages) {
      await damage(address, sql.replace('ROW', name === 'sqlite' ? 'rowid' : 'docid'));
      const now = await said(store);
      for (const line of says) {
        assert.ok(now.includes(line), `${line}, not\n${now.join('\n')}`);
        assert.ok(!before.includes(line), `${line}, before it was damaged`);
      }
      before = now;
    }
  });
}
