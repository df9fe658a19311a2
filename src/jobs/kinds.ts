import { z } from 'zod';
import { Refused } from '../core/errors.ts';
import { jobRules, timeAfter } from '../core/job.ts';
import type { Store, World, WriteStore } from '../core/ports.ts';
import { rebuild } from '../editorial/rebuild.ts';
import { verifyStore } from '../editorial/verify.ts';
import type { Kind } from './run-job.ts';
import type { Nightly } from './schedule.ts';

/** Makes the backup of a night, unless it is there already, and tells where it lies. */
export type Backup = (store: Store, night: string) => Promise<Readonly<Record<string, unknown>>>;

const nightly = z.strictObject({ night: z.iso.date() });

// An action opens a transaction of its own; here it gets the one that ends the job.
function within(world: World, tx: WriteStore): World {
  return { ...world, store: { ...world.store, transaction: (work) => work(tx) } };
}

const runVerify: Kind = async ({ log, store }) => {
  const result = await verifyStore(store);
  if (result.doubts > 0) log.error(`The second opinion has ${result.doubts} doubts; "casebook jobs" shows the first.`);
  return { result };
};

const runRebuild: Kind = async (world) => ({
  effect: async (tx) => {
    const done = await rebuild.perform(within(world, tx), { role: 'keeper', name: 'jobs' }, {});
    if (!done.ok) throw new Refused(done.problem.code, done.problem.sentence);
    return done.value;
  },
});

const runTidy: Kind = async ({ clock }) => ({
  effect: async (tx) => ({ forgotten: await tx.forgetJobs(timeAfter(clock.now(), -jobRules.keepDone)) }),
});

const runBackup =
  (backup: Backup): Kind =>
  async ({ store }, payload) => ({ result: await backup(store, nightly.parse(payload).night) });

/** Every kind of job; backups only where they are asked for. */
export function makeKinds(backup?: Backup): ReadonlyMap<string, Kind> {
  const kinds = new Map([
    ['verify', runVerify],
    ['rebuild', runRebuild],
    ['tidy', runTidy],
  ]);
  if (backup) kinds.set('backup', runBackup(backup));
  return kinds;
}

/** What is done every night of the kinds that there are. */
export function nightlyOf(kinds: ReadonlyMap<string, Kind>): readonly Nightly[] {
  const all: readonly Nightly[] = [
    { kind: 'backup', hour: 1 },
    { kind: 'verify', hour: 2 },
    { kind: 'tidy', hour: 4 },
  ];
  return all.filter(({ kind }) => kinds.has(kind));
}
