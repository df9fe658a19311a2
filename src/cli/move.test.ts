import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { found } from '../../test/world/damage.ts';
import { engines } from '../../test/world/engines.ts';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { casebook, root } from '../../test/world/process.ts';

const sealed = 'select id, number, canonical, salt, commitment from revision order by id, number';
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

for (const { name, skip, newDatabase } of engines) {
  test(`the starter collection moves to ${name} and back`, { skip }, async (t) => {
    const directory = temporaryDirectory(t);
    const [data, back] = [join(directory, 'data'), join(directory, 'back')];
    const address = await newDatabase(t).address();
    const place = name === 'sqlite' ? join(address, '..') : address;
    await casebook(['import', 'collection', join(root, 'collection', 'starter')], { CASEBOOK_DATA: data });
    const before = hashOf(join(data, 'casebook.db'));

    const there = await casebook(['move', '--from', data, '--to', place], {});
    assert.deepEqual([there.code, there.errors], [0, []]);
    assert.match(
      there.lines.join('\n'),
      /Counts, hashes and commitments are equal\. The copy stands at sequence \d+ of/,
    );
    assert.equal(hashOf(join(data, 'casebook.db')), before, 'the source was changed');
    const home = await casebook(['move', '--from', place, '--to', back], {});
    assert.deepEqual([home.code, home.errors], [0, []]);
    assert.deepEqual(await found(join(back, 'casebook.db'), sealed), await found(join(data, 'casebook.db'), sealed));
    const verified = await casebook(['verify'], { CASEBOOK_DATA: back });
    assert.match(verified.lines.join(), /no doubt/);
    assert.ok(!JSON.stringify([there, home]).includes('only-for-tests'), 'the password was printed');

    const taken = await casebook(['move', '--from', data, '--to', place], {});
    assert.match(taken.errors.join(), /^casebook: This database holds a collection already/);
  });
}

test('a slip of the pen and places that do not fit are refused in one sentence, and nothing is made', async (t) => {
  const directory = temporaryDirectory(t);
  const [none, target] = [join(directory, 'none'), join(directory, 'target')];
  for (const [args, words] of [
    [['--to', target], /Say from where to where/],
    [['--from', none], /Say from where to where/],
    [['--from', none, '--to', target], /There is no collection in .*none/],
    [['--from', 'postgres://anna:geheim@127.0.0.1:1/x', '--to', target], /No database answers at 127\.0\.0\.1:1/],
    [['--from', none, '--to', join(none, '.')], /one and the same place/],
    [['--from', none, '--to', target, '--force'], /Unknown option '--force'/],
  ] as const) {
    const { code, errors } = await casebook(['move', ...args], {});
    assert.deepEqual([code, errors.length], [1, 1], errors.join());
    assert.match(errors.join(), words);
    assert.doesNotMatch(errors.join(), /geheim/);
  }
  assert.ok(!existsSync(none) && !existsSync(target));
});
