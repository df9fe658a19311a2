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
  const kept = new Map<string, { readonly answer: string; readonly time: string }>();
  const tx = {
    audit: async (line: AuditLine) => {
      steps.push('audit');
      audit.push(line);
    },
    doneOnce: async (key: string) => kept.get(key)?.answer,
    keepOnce: async (key: string, answer: string, time: string) => {
      steps.push('keep');
      kept.set(key, { answer, time });
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
  return { world: fakeWorld({ transaction } as unknown as Store), steps, audit, kept };
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

test('each fault of an input is told with its place and a sentence, and an own message stands as it is', async () => {
  const { world } = recordingStore();
  const fussy = action({
    name: 'fussy',
    who: ['keeper'],
    input: z.strictObject({
      what: z.string().min(10, 'Please say a little more').max(2_000),
      links: z.array(z.strictObject({ url: z.string().min(1) })),
    }),
    run: async () => undefined,
  });
  const long = await fussy.perform(world, keeper, { what: 'x'.repeat(2_001), links: [] });
  assert.equal(!long.ok && long.problem.sentence, 'what: may have 2,000 characters at most.');
  const answer = await fussy.perform(world, keeper, { what: 'short', links: [{ url: 'a' }, { url: '' }] });
  assert.deepEqual(!answer.ok && answer.problem, {
    code: 'bad-input',
    status: 400,
    sentence: 'what: Please say a little more.',
    faults: [
      { path: 'what', message: 'Please say a little more.' },
      { path: 'links.1.url', message: 'This must not be empty.' },
    ],
  });
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
      faults: [{ path: 'id', message: 'This holds the character U+0000, which no text may hold.' }],
    },
  });
  assert.deepEqual(steps, []);
});

test('what is sent twice under one key is done once, and answered the same', async () => {
  const { world, steps, audit } = recordingStore();
  const first = await wave.perform(world, keeper, { id: 'CB-1', times: 2 }, 'key');
  assert.deepEqual(steps, ['begin', 'audit', 'audit', 'keep', 'commit']);
  assert.deepEqual(await wave.perform(world, keeper, { id: 'CB-1', times: 2 }, 'key'), first);
  assert.equal(audit.length, 2);
  assert.deepEqual(await wave.perform(world, keeper, { id: 'CB-1', times: 3 }, 'other'), { ok: true, value: 'o/o/o/' });
  assert.deepEqual(await wave.perform(world, keeper, { id: 'CB-1', times: 1 }), { ok: true, value: 'o/' });
});

test('other words sent under the same key are not taken for the first ones', async () => {
  const { world } = recordingStore();
  await wave.perform(world, keeper, { id: 'CB-1', times: 2 }, 'key');
  assert.deepEqual(await wave.perform(world, keeper, { id: 'CB-1', times: 3 }, 'key'), { ok: true, value: 'o/o/o/' });
});

test('a key belongs to whoever used it and to one action, is kept as a hash, and opens nothing that is not allowed', async () => {
  const { world, kept } = recordingStore();
  const spec = { who: ['keeper', 'editor'] as const, input: z.strictObject({}) };
  const [one, two] = ['one', 'two'].map((name) => action({ ...spec, name, run: async () => name }));
  await one?.perform(world, keeper, {}, 'a key of 32 digits');
  const editor = { role: 'editor', name: 'U-1' } as const;
  assert.deepEqual(await two?.perform(world, keeper, {}, 'a key of 32 digits'), { ok: true, value: 'two' });
  await one?.perform(world, editor, {}, 'a key of 32 digits');
  assert.equal(kept.size, 3);
  assert.ok([...kept.keys()].every((key) => /^[0-9a-f]{64}$/.test(key)));
  const refused = await one?.perform(world, reader, {}, 'a key of 32 digits');
  assert.equal(refused?.ok, false);
});

test('a refusal is not kept, and an answer of nothing is', async () => {
  const { world, kept } = recordingStore();
  let runs = 0;
  const moody = action({
    ...{ name: 'moody', who: ['keeper'], input: z.strictObject({}) },
    run: async () => {
      runs += 1;
      if (runs === 1) throw new Refused('conflict');
    },
  });
  const ends: boolean[] = [];
  for (let time = 0; time < 3; time += 1) ends.push((await moody.perform(world, keeper, {}, 'key')).ok);
  assert.deepEqual([ends, runs, kept.size], [[false, true, true], 2, 1]);
  assert.deepEqual(await moody.perform(world, keeper, {}, 'key'), { ok: true, value: undefined });
});

test('of a discreet action the audit tells the day and nothing else, also where it is refused', async () => {
  const { world, audit, kept } = recordingStore();
  const whisper = action({
    ...{ name: 'whisper', who: ['editor'], discreet: true, input: z.strictObject({ id: z.string() }) },
    run: async () => 'heard',
  });
  await whisper.perform(world, { role: 'editor', name: 'U-1' }, { id: 'R-1' }, 'key');
  await whisper.perform(world, keeper, { id: 'R-1' });
  const line = { time: '2026-01-01', action: 'whisper', actor: 'reader' };
  const without = audit.map(({ place: _, ...rest }) => rest);
  assert.deepEqual(without, [
    { ...line, outcome: 'done' },
    { ...line, outcome: 'not-allowed' },
  ]);
  const places = audit.map(({ place = 0 }) => place);
  assert.ok(places.every((place) => Number.isSafeInteger(place) && place < 0) && places[0] !== places[1]);
  assert.deepEqual(
    [...kept.values()].map(({ time }) => time),
    ['2026-01-01'],
  );
});
