import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NamedRow } from './files.ts';
import { reservation, saidCodes, together } from './said-codes.ts';

const spot = { field: 'mit_entity', column: 'Entity (MIT)' } as const;

test('a code keeps the wording that differs from its name, and a term without a code stays as written', () => {
  const { said, unmapped } = saidCodes('ai; Moon', spot, { by: 'Somebody' });
  assert.deepEqual(said, [
    { field: 'mit_entity', value: 'ai', by: 'Somebody', raw: 'ai' },
    { field: 'as_written', value: 'Entity (MIT): Moon', lang: 'en', by: 'Somebody' },
  ]);
  assert.deepEqual(unmapped, [{ field: 'mit_entity', term: 'Moon' }]);
});

test('parts are put together in order, and an unpublished row says so', () => {
  const one = saidCodes('AI', spot, { by: 'A' });
  assert.equal(together([one, one]).said.length, 2);
  const row = (published: string): NamedRow => ({ line: 2, cell: () => published });
  assert.deepEqual(
    [reservation(row('True')), reservation(row('False'))],
    [undefined, 'Not yet published at the source'],
  );
});
