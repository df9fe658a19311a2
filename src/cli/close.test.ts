import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { fakeWorld } from '../../test/world/fake-world.ts';
import { casebook } from '../../test/world/process.ts';
import { rawRows } from '../../test/world/raw-rows.ts';
import { vary } from '../../test/world/varied-world.ts';

const why = ['--reason', 'It named somebody'];

for (const { name, skip, newDatabase } of engines) {
  test(`an earlier version is closed by a command, and verify says how many are (${name})`, { skip }, async (t) => {
    const database = newDatabase(t);
    await vary(fakeWorld(await database.open()));
    const address = await database.address();
    const env: Record<string, string> =
      name === 'sqlite' ? { CASEBOOK_DATA: join(address, '..') } : { DATABASE_URL: address };
    for (const [args, words] of [
      [['CB-1', ...why], /Name the version/],
      [['CB-1@2-1', ...why], /From the first to the last/],
      [['CB-1@1'], /Say why/],
      [['CB-1@3', ...why], /what everybody reads now/],
      [['CB-99@1', ...why], /Nothing was published as CB-99/],
    ] as const) {
      const { code, errors } = await casebook(['close', ...args], env);
      assert.equal(code, 1, args.join(' '));
      assert.match(errors.join(), words);
    }
    const closed = await casebook(['close', 'CB-1@1-2', ...why, '--credit', 'A keeper'], env);
    assert.deepEqual([closed.code, closed.errors], [0, []]);
    assert.match(closed.lines.join(), /^Versions 1 to 2 of CB-1 closed\. Backups made before/);
    const rows = await rawRows(address, `select number, credit from closing where id = 'CB-1' order by number`);
    assert.deepEqual(
      rows.map(({ number, credit }) => `${number} ${credit}`),
      ['1 A keeper', '2 A keeper'],
    );
    const verified = await casebook(['verify'], env);
    assert.deepEqual([verified.code, verified.lines.length], [0, 2]);
    assert.match(verified.lines[1] ?? '', /^3 of them were closed/);
  });
}
