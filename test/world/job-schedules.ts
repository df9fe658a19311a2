import { Refused } from '../../src/core/errors.ts';
import { timeAfter } from '../../src/core/job.ts';
import type { Store, World } from '../../src/core/ports.ts';
import type { Kind } from '../../src/jobs/run-job.ts';
import { type Runner, startRunner } from '../../src/jobs/runner.ts';
import { type FakeTime, fakeTime } from './fake-time.ts';
import { fakeWorld } from './fake-world.ts';
import { randomFrom } from './figures.ts';
import { ledgerOf, noted } from './job-ledger.ts';
import { type Fate, mortalWorld } from './mortal-world.ts';

const SECOND = 1_000;
const noSignal = new AbortController().signal;

/** What schedules of kills, freezes and retries came to: those that did not end as a clean run does, and how rough it was. */
export type Told = {
  readonly schedules: number;
  readonly different: readonly string[];
  readonly kills: number;
  readonly freezes: number;
  /** How many attempts there were beyond one for each job. */
  readonly again: number;
  /** The longest that a job was due without being taken, in seconds. */
  readonly longest: number;
};

type Orders = { readonly schedules: number; readonly seed: number; readonly sabotage?: (store: Store) => Store };
type Payload = { readonly key: string; readonly failures?: number; readonly seconds?: number; readonly next?: string };

// One kind that does what real ones do: takes long, fails, writes outside the database, orders other jobs.
function workKind(time: FakeTime, files: Map<string, string>): Kind {
  const failed = new Map<string, number>();
  return async (_world, payload) => {
    const { key, failures = 0, seconds = 0, next } = payload as Payload;
    await time.pause(seconds * SECOND, noSignal);
    const before = failed.get(key) ?? 0;
    if (before < failures) {
      failed.set(key, before + 1);
      throw new Refused('busy');
    }
    files.set(key, 'written');
    return {
      effect: async (tx) => {
        await noted(tx, key);
        await tx.nextNumber('effects');
        const now = time.clock.now();
        if (next) await tx.enqueue({ kind: 'work', key: next, due: now, payload: { key: next } }, now);
        return { file: files.get(key) };
      },
    };
  };
}

// Every third schedule has a job that takes longer than a lease.
function orders(schedule: string): readonly Payload[] {
  const seconds = Number(schedule) % 3 === 0 ? 50 : 5;
  const key = (name: string): string => `${schedule}/${name}`;
  return [
    { key: key('plain') },
    { key: key('other') },
    { key: key('chain'), next: key('link') },
    { key: key('flaky'), failures: 2 },
    { key: key('slow'), seconds },
  ];
}

// Four of five processes are killed somewhere; the first may be frozen for longer than a lease.
function fateOf(random: () => number, mayFreeze: boolean): Fate {
  const at = (): number => 1 + Math.floor(random() * 40);
  const killedAt = random() < 0.8 ? at() : undefined;
  const frozenAt = mayFreeze && random() < 0.3 ? at() : undefined;
  return { killedAt, isAfter: random() < 0.5, frozenAt, frozenFor: (20 + random() * 100) * SECOND };
}

class Schedules {
  readonly time = fakeTime();
  readonly files = new Map<string, string>();
  readonly kind = workKind(this.time, this.files);
  readonly world: World;
  readonly sabotage: (store: Store) => Store;
  kills = 0;
  freezes = 0;
  longest = 0;

  constructor(store: Store, sabotage: (store: Store) => Store) {
    this.world = fakeWorld(store, { clock: this.time.clock });
    this.sabotage = sabotage;
  }

  start(fate: Fate, replace: () => void): Runner {
    if (fate.frozenAt !== undefined) this.freezes += 1;
    const onKilled = (): void => {
      this.kills += 1;
      replace();
    };
    const world = mortalWorld(this.world, fate, { pause: this.time.pause, onKilled });
    const seen = { ...world, store: this.sabotage(world.store) };
    const plan = { kinds: new Map([['work', this.kind]]), parallel: 3, pause: this.time.pause };
    return startRunner(seen, { ...plan, schedule: async () => undefined });
  }

  async look(): Promise<boolean> {
    const { jobs } = this.world.store;
    const due = await jobs.nextDue(['work']);
    const now = this.time.clock.now();
    if (due !== undefined && due < now)
      this.longest = Math.max(this.longest, (Date.parse(now) - Date.parse(due)) / SECOND);
    return due === undefined;
  }

  async run(schedule: string, fates: (isFirst: boolean) => Fate): Promise<void> {
    const { jobs } = this.world.store;
    const now = this.time.clock.now();
    for (const payload of orders(schedule))
      await jobs.enqueue({ kind: 'work', key: payload.key, due: now, payload }, now);
    const alive = new Set<Runner>();
    const starting: Promise<void>[] = [];
    const begin = (isFirst: boolean): void => {
      const runner = this.start(fates(isFirst), () => {
        alive.delete(runner);
        starting.push(this.time.pause(5 * SECOND, noSignal).then(() => begin(false)));
      });
      alive.add(runner);
    };
    begin(true);
    begin(false);
    const end = timeAfter(now, 3_600 * SECOND);
    while (!(await this.look()) && this.time.clock.now() < end) await this.time.pass(20 * SECOND);
    const stopped = Promise.all([...alive].map((runner) => runner.stop()));
    await this.time.pass(11 * SECOND);
    await stopped;
  }
}

const never: Fate = { isAfter: false, frozenFor: 0 };

async function statesOf(store: Store, files: ReadonlyMap<string, string>) {
  const ledger = await ledgerOf(store);
  const found = new Map<string, string[]>();
  let attempts = 0;
  for (const state of ['waiting', 'running', 'dead', 'done'] as const) {
    for (const { key, result, attempts: tried } of await store.jobs.list(state, { limit: 1e6, offset: 0 })) {
      const [schedule = '', name] = key.split('/');
      const times = ledger.get(key) ?? 0;
      const effect = times === 1 ? 'done once' : times === 0 ? 'never done' : 'done twice';
      const line = `${name} is ${state} and ${effect}, ${JSON.stringify(result)}, ${files.get(key)}`;
      found.set(schedule, [...(found.get(schedule) ?? []), line]);
      attempts += tried - 1;
    }
  }
  return { attempts, states: new Map([...found].map(([schedule, lines]) => [schedule, lines.sort().join('; ')])) };
}

/** Runs schedules one after another over one new SQLite database, in time of their own, and a clean one first. */
export async function runSchedules(store: Store, { schedules, seed, sabotage = (as) => as }: Orders): Promise<Told> {
  const all = new Schedules(store, sabotage);
  await all.run('clean', () => never);
  for (let n = 0; n < schedules; n += 1) {
    const random = randomFrom(seed + n);
    let left = 4;
    await all.run(`${seed + n}`, (isFirst) => {
      left -= 1;
      return left < 0 ? never : fateOf(random, isFirst);
    });
  }
  const { attempts, states } = await statesOf(store, all.files);
  const clean = states.get('clean');
  const different = [...states].filter(([, state]) => state !== clean).map(([name, state]) => `seed ${name}: ${state}`);
  const { kills, freezes, longest } = all;
  return { schedules: states.size - 1, different, kills, freezes, again: attempts, longest };
}
