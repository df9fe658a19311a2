import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optionsIn } from './options.ts';

test('both engines are measured at two sizes unless told otherwise; SQLite and the fewest records go first', () => {
  assert.deepEqual(optionsIn([]), { sizes: [2_000, 20_000], engines: ['sqlite', 'postgres'] });
  assert.deepEqual(optionsIn(['--sizes', '20000,100']), { sizes: [100, 20_000], engines: ['sqlite', 'postgres'] });
  assert.deepEqual(optionsIn(['--engines', 'postgres,sqlite', '--sizes', '200']), {
    sizes: [200],
    engines: ['sqlite', 'postgres'],
  });
  assert.deepEqual(optionsIn(['--engines', 'postgres'])?.engines, ['postgres']);
});

test('what cannot be meant is not guessed at', () => {
  for (const args of [['--sizes'], ['--sizes', 'many'], ['--sizes', '99'], ['--engines', 'mysql'], ['2000'], ['--all']])
    assert.equal(optionsIn(args), undefined, args.join(' '));
});
