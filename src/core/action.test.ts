import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { fakeWorld } from '../../test/world/fake-world.ts';
import { action } from './action.ts';
import { Refused } from './errors.ts';
import { keeper, reader } from './policy.ts';
import type { AuditLine, Store, WriteStore } from './ports.ts';

/** A store that only writes down what happens to it, in order. */
function recordingStore() {
  const steps: string[] = [];
  const audit: AuditLine[] = [];
  const tx = {
    audit: async (line: AuditLine) => {
      steps.push('audit');
      audit.push(line);
    },
  } as unknown as WriteStore;
  const transaction = async <T>(work: (tx: WriteStore) => Promise<T>): Promise<T> => {
    steps.push('begin');
    try {
      const value = await work(tx);
      await new Promise((wait) => setTimeout(wait, 5));
      steps.push('commit');
      return value;
    } catch (error) {
      steps.push('rollback');
      throw error;
    }
  };
  return { world: fakeWorld({ transaction } as unknown as Store), steps, audit };
}

const wave = action({
  name: 'wave',
  who: ['keeper'],
  input: z.strictObject({ id: z.string(), times: z.number().min(1) }),
  run: async ({ times }, { tx }) => {
    await tx.audit({ time: '', action: 'inside', actor: '', outcome: '' });
    if (times === 13) throw new Refused('conflict');
    if (times === 99) throw new TypeError('a slip of ours');
    return 'o/'.repeat(times);
  },
});

test('an action runs, is audited with what it was about, and is committed before it answers', async () => {
  const { world, steps, audit } = recordingStore();
  const answer = await wave.perform(world, keeper, { id: 'CB-1', times: 2 });
  steps.push('answer');
  assert.deepEqual(answer, { ok: true, value: 'o/o/' });
  assert.deepEqual(steps, ['begin', 'audit', 'audit', 'commit', 'answer']);
  const { time, ...line } = audit[1] as AuditLine;
  assert.deepEqual(line, { action: 'wave', actor: 'keeper', target: 'CB-1', outcome: 'done' });
  assert.match(time, /^2026-01-01T00:00:/);
});

test('who is not allowed runs nothing, and the attempt is audited', async () => {
  const { world, steps, audit } = recordingStore();
  const answer = await wave.perform(world, reader, { id: 'CB-1', times: 2 });
  assert.equal(!answer.ok && answer.problem.code, 'not-allowed');
  assert.deepEqual(steps, ['begin', 'audit', 'commit']);
  assert.deepEqual([audit[0]?.action, audit[0]?.actor, audit[0]?.outcome], ['wave', 'reader', 'not-allowed']);
});

test('who is not allowed learns nothing about the input', async () => {
  const { world } = recordingStore();
  const answer = await wave.perform(world, reader, { nonsense: true });
  assert.equal(!answer.ok && answer.problem.code, 'not-allowed');
});

test('input that does not fit is refused with the place, and nothing is opened', async () => {
  const { world, steps } = recordingStore();
  const answer = await wave.perform(world, keeper, { id: 'CB-1', times: 'two' });
  assert.equal(!answer.ok && answer.problem.code, 'bad-input');
  assert.match(answer.ok ? '' : answer.problem.sentence, /^times: /);
  assert.deepEqual(steps, []);
});

test('a refusal rolls everything back and comes back as a value', async () => {
  const { world, steps } = recordingStore();
  const answer = await wave.perform(world, keeper, { id: 'CB-1', times: 13 });
  assert.equal(!answer.ok && answer.problem.code, 'conflict');
  assert.deepEqual(steps, ['begin', 'audit', 'rollback']);
});

test('an error of ours rolls everything back and is not dressed up as an answer', async () => {
  const { world, steps } = recordingStore();
  await assert.rejects(wave.perform(world, keeper, { id: 'CB-1', times: 99 }), /a slip of ours/);
  assert.deepEqual(steps, ['begin', 'audit', 'rollback']);
});

test('an input with the character U+0000 in a text is refused before anything happens', async () => {
  const { world, steps } = recordingStore();
  const answer = await wave.perform(world, keeper, { id: 'CB\u0000-1', times: 2 });
  assert.deepEqual(answer, {
    ok: false,
    problem: {
      code: 'bad-input',
      status: 400,
      sentence: 'id: holds the character U+0000, which no text may hold.',
    },
  });
  assert.deepEqual(steps, []);
});
