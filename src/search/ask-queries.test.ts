import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionsBy } from './ask-queries.ts';

test('every question goes out under its own name, with what was asked', async () => {
  const asked: unknown[] = [];
  const questions = questionsBy(async (ask, request) => {
    asked.push([ask, request]);
    return undefined as never;
  });
  const request = { q: 'camera', filters: {}, sort: 'relevance', page: 1, size: 20 } as const;
  const selection = { q: 'camera', filters: {} };
  await questions.search(request);
  await questions.found(request);
  await questions.statistics(selection);
  await questions.related('CB-1');
  await questions.agreement('harm');
  assert.deepEqual(asked, [
    ['search', request],
    ['found', request],
    ['statistics', selection],
    ['related', 'CB-1'],
    ['agreement', 'harm'],
  ]);
});
