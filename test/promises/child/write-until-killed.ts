// Writes through the editors' actions without end and prints one line for every commit, until it is killed.
// Arguments: the database, a seed, and how: `patient` says "away" and tries the same again when the database is away;
// `before-commit` is the saboteur that acknowledges too early, `hopeful` the one that takes no answer for a good one.
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Action } from '../../../src/core/action.ts';
import { isRefusal } from '../../../src/core/errors.ts';
import { keeper } from '../../../src/core/policy.ts';
import type { Store, World, WriteStore } from '../../../src/core/ports.ts';
import { mergeRecords } from '../../../src/editorial/merge-records.ts';
import { publishDraft } from '../../../src/editorial/publish-draft.ts';
import { takeIn } from '../../../src/editorial/take-in.ts';
import { withdraw } from '../../../src/editorial/withdraw.ts';
import { systemClock } from '../../../src/outside/clock.ts';
import { systemRandom } from '../../../src/outside/random.ts';
import { fakeWorld } from '../../world/fake-world.ts';
import { randomFrom } from '../../world/figures.ts';
import { openAddress } from '../../world/open-address.ts';
import { says } from '../../world/records.ts';

const [address = '', seed = '1', mode = ''] = process.argv.slice(2);
const isHasty = mode === 'before-commit';
const waits = mode === 'patient' || mode === 'hopeful';
// What a repeated request is told when the first one was done after all.
const doneBefore = ['conflict', 'not-found'];
const random = randomFrom(Number(seed));
const why = { reason: 'Written under fire', credit: 'A test' };

let written: string[] = [];

function acknowledge(): void {
  writeSync(1, `ack ${JSON.stringify(written)}\n`);
}

// Notes what a transaction wrote, as `id revision commitment` or `id draft`.
function noting(tx: WriteStore): WriteStore {
  return {
    ...tx,
    putRevisions: async (list) => {
      await tx.putRevisions(list);
      written.push(...list.map(({ id, revision }) => `${id} ${revision.body.number} ${revision.commitment}`));
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
        await pause(20);
      }
      return value;
    });
  return { ...store, transaction };
}

const world: World = fakeWorld(watched(await openAddress(address)), { clock: systemClock, random: systemRandom });

async function perform<T>(action: Action<T>, input: unknown, isAgain = false): Promise<void> {
  written = [];
  const result = await action.perform(world, keeper, input);
  if (result.ok) return isHasty ? undefined : acknowledge();
  const { code, sentence } = result.problem;
  // Whoever takes no answer for a good one goes on with what was never written.
  const mayMiss = isAgain || mode === 'hopeful';
  if (code === 'wrong-state' || (mayMiss && doneBefore.includes(code))) return;
  if (code !== 'database-away' || !waits) throw new Error(`${action.name}: ${sentence}`);
  writeSync(1, 'away\n');
  if (mode === 'hopeful') return acknowledge();
  await pause(50);
  return perform(action, input, true);
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
  const slice = { limit: 40, offset: Math.floor(random() * 40) };
  const heads = await world.store.heads('record', slice).catch((error: unknown) => {
    if (waits && isRefusal(error, 'database-away')) return [];
    throw error;
  });
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
