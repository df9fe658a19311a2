import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { isRefusal } from '../../core/errors.ts';
import { readParameters } from './read-input.ts';

const schema = z.strictObject({
  q: z.string().max(5).optional(),
  country: z.array(z.string()).max(2).optional(),
  limit: z.int().min(1).max(200).default(50),
});
const read = (query: string) => readParameters(schema, new URLSearchParams(query));

test('lists may stand several times, numbers are numbers, and what is empty counts as absent', () => {
  assert.deepEqual(read('q=a&country=CN&country=NL&limit=7'), { q: 'a', country: ['CN', 'NL'], limit: 7 });
  assert.deepEqual(read('q=&country=&limit='), { limit: 50 });
});

const odd: readonly (readonly [string, string])[] = [
  ['planted=1', 'planted'],
  ['__proto__=1', '__proto__'],
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['limit=1e2', 'limit'],
  ['limit=-1', 'limit'],
  ['limit=+7', 'limit'],
  ['limit=9999999999999999', 'limit'],
  ['limit=1&limit=2', 'limit'],
  ['q=toolong', 'q'],
  ['q=%00', 'q'],
  ['country=a&country=b&country=c', 'country'],
];

test('what does not fit is refused in a sentence that names the parameter', () => {
  for (const [query, name] of odd) {
    assert.throws(
      () => read(query),
      (error) => {
        if (!isRefusal(error, 'bad-parameter')) return false;
        const { sentence, faults } = error.problem;
        return sentence.startsWith(`${name}: `) && /\.$/.test(sentence) && faults?.[0]?.path === name;
      },
      query,
    );
  }
});
