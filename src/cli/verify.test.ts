import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { damage } from '../../test/world/damage.ts';
import { engines } from '../../test/world/engines.ts';
import { fakeWorld } from '../../test/world/fake-world.ts';
import { casebook } from '../../test/world/process.ts';
import { vary } from '../../test/world/varied-world.ts';

for (const { name, skip, newDatabase } of engines) {
  test(`verify over ${name} names each doubt in a line and fails; a half-filled database is refused everywhere`, {
    skip,
  }, async (t) => {
    const database = newDatabase(t);
    const store = await database.open();
    await vary(fakeWorld(store));
    const address = await database.address();
    const env: Record<string, string> =
      name === 'sqlite' ? { CASEBOOK_DATA: join(address, '..') } : { DATABASE_URL: address };
    const whole = await casebook(['verify'], env);
    assert.deepEqual([whole.code, whole.errors, whole.lines.length], [0, [], 2]);

    await damage(address, `update document set number = 77 where id = 'S-1'`);
    const doubtful = await casebook(['verify'], env);
    assert.equal(doubtful.code, 1);
    assert.deepEqual(doubtful.lines, [
      'S-1: its id does not fit its kind and number.',
      'S-1: its number is above that of its counter, so it could be given again.',
    ]);
    assert.deepEqual(doubtful.errors, [
      'casebook: There are 2 doubts, named above. A backup made before may be whole.',
    ]);

    const mark = JSON.stringify({ of: 'a', by: 'b', from: 'the backup x.gz' });
    await damage(address, `insert into meta (key, value) values ('filling', '${mark}')`);
    for (const args of [['serve'], ['verify']]) {
      const { code, errors } = await casebook(args, { ...env, PORT: '0' });
      assert.equal(code, 1);
      assert.match(
        errors.join(),
        /^casebook: This database is being filled from the backup x\.gz, and that is not complete/,
      );
    }
  });
}
