// Several writers of one process edit the same records with compare-and-set, and take new ones in. Prints one JSON line
// for every outcome. Arguments: the database, the first writer's number, writers, edits for each, a seed, and
// `no-base` for the saboteur that puts its edit on top of whatever is newest.
import { writeSync } from 'node:fs';
import { z } from 'zod';
import { action } from '../../../src/core/action.ts';
import { keeper } from '../../../src/core/policy.ts';
import { type RecordDocument, recordSchema } from '../../../src/core/record.ts';
import { indexPublished } from '../../../src/editorial/derive.ts';
import { publishRevision } from '../../../src/editorial/publish.ts';
import { takeIn } from '../../../src/editorial/take-in.ts';
import { systemClock } from '../../../src/outside/clock.ts';
import { systemRandom } from '../../../src/outside/random.ts';
import { CROWD } from '../../world/crowd.ts';
import { done, fakeWorld } from '../../world/fake-world.ts';
import { randomFrom } from '../../world/figures.ts';
import { openAddress } from '../../world/open-address.ts';
import { says } from '../../world/records.ts';

const [address = '', from = '0', writers = '8', edits = '100', seed = '1', mode = ''] = process.argv.slice(2);
const world = fakeWorld(await openAddress(address), { clock: systemClock, random: systemRandom });
const why = { reason: 'An edit among many', credit: 'A test' };

// Made of the same parts as every action that publishes; the editors' own form for it comes later.
const edit = action({
  name: 'edit',
  who: ['keeper'],
  input: z.strictObject({ document: z.custom<RecordDocument>(), base: z.number().int() }),
  run: async ({ document, base }, context) => {
    const newest = mode === 'no-base' ? (await context.tx.head(document.id))?.revision : base;
    const revision = await publishRevision({ document, base: newest ?? base, ...why }, context);
    await indexPublished(context.tx, [document]);
    return { revision };
  },
});

async function editOne(id: string, mark: string, isStale: boolean): Promise<void> {
  const head = await world.store.head(id);
  const stale = isStale && head !== undefined && head.revision > 1;
  const base = (head?.revision ?? 1) - (stale ? 1 : 0);
  const seen = await world.store.revision(id, base);
  const document = recordSchema.parse(seen?.body.document) as RecordDocument;
  // A person thinks between reading and writing; here others get their turn.
  await new Promise((wait) => setTimeout(wait, 0));
  const next = { ...document, statements: [...document.statements, says('place', mark)] };
  const result = await edit.perform(world, keeper, { document: next, base });
  if (!result.ok && result.problem.code === 'busy') {
    // Somebody else publishes for longer than a form waits: it is sent again, as its sentence says.
    writeSync(2, 'busy\n');
    return editOne(id, mark, isStale);
  }
  if (!result.ok && result.problem.code !== 'conflict') throw new Error(result.problem.sentence);
  const outcome = result.ok ? { outcome: 'done', revision: result.value.revision } : { outcome: 'conflict' };
  writeSync(1, `${JSON.stringify({ id, mark, base, stale, ...outcome })}\n`);
}

async function takeOne(key: string): Promise<void> {
  const statements = [says('title', `Case ${key}`), says('type', 'incident')];
  const records = [{ key, document: { language: 'en', statements } }];
  const [made] = await done(world, takeIn, { collection: 'crowd', ...why, entities: [], sources: [], records });
  writeSync(1, `${JSON.stringify({ drawn: made?.id })}\n`);
}

async function write(writer: number): Promise<void> {
  const random = randomFrom(Number(seed) * 1000 + writer);
  for (let n = 0; n < Number(edits); n += 1) {
    const id = `CB-${1 + Math.floor(random() ** 2 * CROWD)}`;
    await editOne(id, `w${writer}-${n}`, random() < 0.1);
    if (random() < 0.05) await takeOne(`w${writer}-${n}`);
  }
}

await Promise.all(Array.from({ length: Number(writers) }, (_, n) => write(Number(from) + n)));
await world.store.close();
