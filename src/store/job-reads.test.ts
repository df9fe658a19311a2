import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { heldJobOf, jobOf } from './job-reads.ts';
import { jobs } from './sqlite/migrations/0004-jobs.ts';

const row = {
  id: 7,
  kind: 'work',
  key: 'a',
  payload: '{"n":1}',
  state: 'running' as const,
  attempts: 2,
  due: '2026-01-01T00:00:45.000Z',
  holder: 'h',
  made: '2026-01-01T00:00:00.000Z',
  ended: null,
  problem: 'busy',
  sentence: 'Not now.',
  result: null,
};

test('a row becomes a job; what it does not have is left undefined', () => {
  const { payload, ended, problem, result } = jobOf(row);
  assert.deepEqual([payload, ended, result], [{ n: 1 }, undefined, undefined]);
  assert.deepEqual(problem, { code: 'busy', sentence: 'Not now.' });
  assert.equal(jobOf({ ...row, problem: null }).problem, undefined);
  assert.equal(heldJobOf(row).holder, 'h');
  assert.equal('holder' in jobOf(row), false);
});

test('the next job is found among those that are due, not among all that were ever done', () => {
  const db = new DatabaseSync(':memory:');
  db.exec(jobs);
  const asked = [
    `select due from job where due is not null and kind in ('a', 'b') order by due, id limit 1`,
    `select id from job where due <= 'x' and kind in ('a', 'b') order by due, id limit 3`,
  ];
  for (const query of asked) {
    const plan = db.prepare(`explain query plan ${query}`).all();
    const details = plan.map(({ detail }) => String(detail)).join('; ');
    assert.match(details, /USING INDEX job_due/);
    assert.doesNotMatch(details, /TEMP B-TREE/);
  }
  db.close();
});
