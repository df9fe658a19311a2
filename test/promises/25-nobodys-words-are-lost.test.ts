import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { action } from '../../src/core/action.ts';
import { canonicalJson } from '../../src/core/canonical.ts';
import { applyChanges, type Change, diffStatements } from '../../src/core/diff.ts';
import { isRefusal } from '../../src/core/errors.ts';
import { editors } from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import type { RecordDocument } from '../../src/core/record.ts';
import type { Statement } from '../../src/core/statement.ts';
import { publishRevision } from '../../src/editorial/publish.ts';
import { publishedRecord } from '../../src/editorial/published-record.ts';
import { type Edit, standingOf } from '../../src/editorial/review-edit.ts';
import { editRecord } from '../../src/editorial/review-proposal.ts';
import { anyStatements } from '../world/any-statements.ts';
import { newWorld, testOverEngines } from '../world/engines.ts';
import { done } from '../world/fake-world.ts';
import { figure, shortOrLong } from '../world/figures.ts';
import { recordNow, taken, why } from '../world/taken.ts';

const PROMISE = '25-nobodys-words-are-lost';
const ROUNDS = { sqlite: shortOrLong(40, 400), postgres: shortOrLong(6, 60) };

type Publish = (world: World, edit: Edit) => Promise<unknown>;
type Told = { readonly asked: number; readonly lost: readonly string[] };

// Generated statements may name entities that are not here; whether they are is not the question.
const plain = (statements: readonly Statement[]): readonly Statement[] =>
  statements.filter(({ field, value }) => field !== 'operator' || value === undefined);

// Who is asked chooses between the sides at hand; a version that comes in between asks again.
async function publishAsking(world: World, edit: Edit, publish: Publish): Promise<number> {
  for (let asked = 0; ; asked += 1) {
    const standing = asked === 0 ? undefined : await standingOf(world.store, edit);
    const settled = standing && {
      against: standing.head.revision,
      choices: standing.clashes.map(() => 'ours' as const),
    };
    try {
      await publish(world, settled ? { ...edit, settled } : edit);
      return asked;
    } catch (error) {
      if (isRefusal(error, 'wrong-state')) return asked;
      if (!isRefusal(error, 'conflict') || asked > 5) throw error;
    }
  }
}

// Every statement that stood in some version of the record: what history can show.
async function everSaid(world: World, id: string): Promise<ReadonlySet<string>> {
  const said = new Set<string>();
  for (const { number } of await world.store.history(id)) {
    const document = (await world.store.revision(id, number))?.body.document as RecordDocument;
    for (const statement of document.statements) said.add(canonicalJson(statement));
  }
  return said;
}

async function twoEditors(world: World, lists: readonly (readonly Statement[])[], publish: Publish): Promise<Told> {
  const before = await recordNow(world, 'CB-1');
  const base = (await world.store.head('CB-1'))?.revision ?? 0;
  const head = before.statements.filter(({ field }) => field === 'title' || field === 'type');
  const edits = lists.flatMap((list): Edit[] => {
    const changes: readonly Change[] = diffStatements(before.statements, [...head, ...plain(list)]);
    return changes.length === 0 ? [] : [{ record: 'CB-1', base, changes, sources: [], entities: [] }];
  });
  const asked = await Promise.all(edits.map((edit) => publishAsking(world, edit, publish)));
  const now = new Set((await recordNow(world, 'CB-1')).statements.map(canonicalJson));
  const ever = await everSaid(world, 'CB-1');
  const meant = edits.map(({ changes }) => changes.flatMap(({ after }) => (after ? [canonicalJson(after)] : [])));
  const lost = meant.flat().filter((text) => !ever.has(text));
  // Where nobody had to be asked, nothing that anybody wrote may be missing from what the record says now.
  const overwritten = asked.some((times) => times > 0) ? [] : meant.flat().filter((text) => !now.has(text));
  return { asked: asked.reduce((sum, times) => sum + times, 0), lost: [...lost, ...overwritten] };
}

const pair = fc.tuple(anyStatements, anyStatements);

async function rounds(world: World, count: number, publish: Publish): Promise<Told> {
  let asked = 0;
  const lost: string[] = [];
  for (const lists of fc.sample(pair, { numRuns: count, seed: 25 })) {
    const told = await twoEditors(world, lists, publish);
    asked += told.asked;
    lost.push(...told.lost);
  }
  return { asked, lost };
}

const publishMerged: Publish = (world, edit) => done(world, editRecord, { ...edit, ...why });

testOverEngines(
  `${PROMISE}: two editors at the same moment: what does not clash survives, who clashes is asked`,
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    const { asked, lost } = await rounds(world, ROUNDS[engine.name], publishMerged);
    assert.deepEqual(lost, []);
    assert.ok(asked > 0, 'no two edits ever clashed, so nothing was tried');
    figure(PROMISE, `${engine.name}: ${ROUNDS[engine.name]} pairs of edits at the same moment, ${asked} asked, 0 lost`);
  },
);

// As if the last to save were right: puts its own version over whatever is there.
const overwrite = action({
  name: 'overwrite',
  who: editors,
  input: z.custom<Edit>(),
  run: async ({ record, base, changes }, context) => {
    const { head, document } = await publishedRecord(context.tx, record);
    const opened = (await context.tx.revision(record, base))?.body.document as RecordDocument;
    const statements = applyChanges(opened.statements, changes);
    return publishRevision({ document: { ...document, statements }, base: head.revision, ...why }, context);
  },
});

testOverEngines(`${PROMISE}: planted fault: where the last one to save is right, words are lost`, async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const { lost } = await rounds(world, 6, (own, edit) => done(own, overwrite, edit));
  assert.ok(lost.length > 0);
});
