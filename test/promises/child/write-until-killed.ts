// Writes through the editors' actions without end and prints one line for every commit, until it is killed.
// Arguments: the database, a seed, and `before-commit` for the saboteur that acknowledges too early.
import { writeSync } from 'node:fs';
import type { Action } from '../../../src/core/action.ts';
import { keeper } from '../../../src/core/policy.ts';
import type { Store, World, WriteStore } from '../../../src/core/ports.ts';
import { mergeRecords } from '../../../src/editorial/merge-records.ts';
import { publishDraft } from '../../../src/editorial/publish-draft.ts';
import { takeIn } from '../../../src/editorial/take-in.ts';
import { withdraw } from '../../../src/editorial/withdraw.ts';
import { systemClock } from '../../../src/outside/clock.ts';
import { systemRandom } from '../../../src/outside/random.ts';
import { openSqlite } from '../../../src/store/sqlite/open.ts';
import { fakeWorld } from '../../world/fake-world.ts';
import { randomFrom } from '../../world/figures.ts';
import { says } from '../../world/records.ts';

const [path = '', seed = '1', mode = ''] = process.argv.slice(2);
const isHasty = mode === 'before-commit';
const random = randomFrom(Number(seed));
const why = { reason: 'Written under fire', credit: 'A test' };

let written: string[] = [];

function acknowledge(): void {
  writeSync(1, `ack ${JSON.stringify(written)}\n`);
}

// Notes what a transaction wrote, as `id revision` or `id draft`.
function noting(tx: WriteStore): WriteStore {
  return {
    ...tx,
    putRevision: async (id, base, revision) => {
      await tx.putRevision(id, base, revision);
      written.push(`${id} ${revision.body.number}`);
    },
    putDraft: async (document, time) => {
      await tx.putDraft(document, time);
      written.push(`${document.id} draft`);
    },
  };
}

function watched(store: Store): Store {
  const transaction: Store['transaction'] = (work) =>
    store.transaction(async (tx) => {
      written = [];
      const value = await work(noting(tx));
      if (isHasty) {
        acknowledge();
        await new Promise((wait) => setTimeout(wait, 20));
      }
      return value;
    });
  return { ...store, transaction };
}

const world: World = fakeWorld(watched(openSqlite(path)), { clock: systemClock, random: systemRandom });

async function perform<T>(action: Action<T>, input: unknown): Promise<void> {
  written = [];
  const result = await action.perform(world, keeper, input);
  if (!result.ok && result.problem.code !== 'wrong-state')
    throw new Error(`${action.name}: ${result.problem.sentence}`);
  if (result.ok && !isHasty) acknowledge();
}

function arrival(key: string, draft: boolean) {
  const places = Array.from({ length: 1 + Math.floor(random() * 6) }, (_, n) => `Place ${n} ${random()}`);
  const cites = ['https://news.example/shared', `https://news.example/${key}`];
  return {
    collection: 'fire',
    draft,
    ...why,
    entities: [
      { key: `org-${key.slice(-1)}`, document: { kind: 'organisation', names: [{ text: `Firm ${key.slice(-1)}` }] } },
    ],
    sources: cites.map((url) => ({ key: url, shared: [url], document: { title: `Report at ${url}`, url } })),
    records: [
      {
        key,
        document: {
          language: 'en',
          statements: [
            says('title', `Case ${key}`),
            says('type', 'incident'),
            says('operator', `org-${key.slice(-1)}`, { cites }),
            ...places.map((place) => says('place', place)),
          ],
        },
      },
    ],
  };
}

async function someRecord(): Promise<{ id: string; revision: number } | undefined> {
  const heads = await world.store.heads('record', { limit: 40, offset: Math.floor(random() * 40) });
  const published = heads.filter((head) => head.state === 'published');
  return published[Math.floor(random() * published.length)];
}

async function step(): Promise<void> {
  const dice = random();
  const [record, other] = [await someRecord(), await someRecord()];
  if (dice < 0.45 || !record || !other)
    return perform(takeIn, arrival(`new-${seed}-${Math.floor(random() * 1e9)}`, false));
  if (dice < 0.7) return perform(takeIn, arrival(`same-${Math.floor(random() * 30)}`, false));
  if (dice < 0.85) {
    await perform(takeIn, arrival(`draft-${seed}-${Math.floor(random() * 1e9)}`, true));
    const draft = written.find((line) => line.endsWith(' draft'))?.split(' ')[0];
    return draft === undefined ? undefined : perform(publishDraft, { id: draft, ...why });
  }
  if (dice < 0.95) return perform(withdraw, { id: record.id, base: record.revision, ...why });
  if (record.id === other.id) return;
  return perform(mergeRecords as Action<unknown>, { id: record.id, into: other.id, base: record.revision, ...why });
}

writeSync(1, 'ready\n');
for (;;) await step();
