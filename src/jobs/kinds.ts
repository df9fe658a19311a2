import { z } from 'zod';
import { valueOfResult } from '../core/errors.ts';
import { jobRules, timeAfter } from '../core/job.ts';
import type { Store } from '../core/ports.ts';
import { rebuild } from '../editorial/rebuild.ts';
import { verifyStore } from '../editorial/verify.ts';
import { CHECK_JOB } from '../intake/ask-for-check.ts';
import { CONFIRM_JOB } from '../publish/follow/follow.ts';
import { checkResponse, checkResponses } from './check-response.ts';
import { DIGEST_STEP, digest, digestStep, sendConfirm } from './digest.ts';
import { noteChange } from './note-change.ts';
import type { Every } from './release-due.ts';
import { runRelease } from './release-due.ts';
import type { Kind } from './run-job.ts';
import type { Nightly } from './schedule.ts';
import { webhookKinds } from './tell-webhook.ts';
import { within } from './within.ts';

/** Makes the backup of a night, unless it is there already, and tells where it lies. */
export type Backup = (store: Store, night: string) => Promise<Readonly<Record<string, unknown>>>;

const nightly = z.strictObject({ night: z.iso.date() });

const runVerify: Kind = async ({ log, store }) => {
  const result = await verifyStore(store);
  if (result.doubts > 0) log.error(`The second opinion has ${result.doubts} doubts; "casebook jobs" shows the first.`);
  return { result };
};

const runRebuild: Kind = async (world) => ({
  effect: async (tx) => valueOfResult(await rebuild.perform(within(world, tx), { role: 'keeper', name: 'jobs' }, {})),
});

// How long somebody who sent something in can be reached after its end, in milliseconds: 30 days.
const KEEP_CONTACTS = 30 * 24 * 3_600_000;

// How long a mail may wait to be confirmed, in milliseconds: 7 days.
const KEEP_UNCONFIRMED = 7 * 24 * 3_600_000;

// How long sessions and links that ended, and what forms were answered, are kept, in milliseconds: 7 days.
const KEEP_EXPIRED = 7 * 24 * 3_600_000;

const runTidy: Kind = async ({ clock }) => ({
  effect: async (tx) => {
    const time = clock.now();
    const forgotten = await tx.forgetJobs(timeAfter(time, -jobRules.keepDone));
    const contacts = await tx.forgetContacts(timeAfter(time, -KEEP_CONTACTS).slice(0, 'yyyy-mm-dd'.length));
    await noteChange(tx, { time, action: 'forget-contacts' }, contacts);
    const unconfirmed = await tx.forgetUnconfirmed(timeAfter(time, -KEEP_UNCONFIRMED).slice(0, 'yyyy-mm-dd'.length));
    await noteChange(tx, { time, action: 'forget-unconfirmed' }, unconfirmed);
    return { forgotten, contacts, unconfirmed, expired: await tx.forgetExpired(timeAfter(time, -KEEP_EXPIRED)) };
  },
});

const runBackup =
  (backup: Backup): Kind =>
  async ({ store }, payload) => ({ result: await backup(store, nightly.parse(payload).night) });

/** Every kind of job; backups and releases only where they are asked for. */
export function makeKinds(backup?: Backup, every?: Every): ReadonlyMap<string, Kind> {
  const kinds = new Map([
    ['verify', runVerify],
    ['rebuild', runRebuild],
    ['tidy', runTidy],
    [CHECK_JOB, checkResponse],
    ['check-responses', checkResponses],
    [CONFIRM_JOB, sendConfirm],
    ['digest', digest],
    [DIGEST_STEP, digestStep],
    ...webhookKinds,
  ]);
  if (backup) kinds.set('backup', runBackup(backup));
  if (every) kinds.set('release', runRelease(every));
  return kinds;
}

/** What is done every night of the kinds that there are. */
export function nightlyOf(kinds: ReadonlyMap<string, Kind>): readonly Nightly[] {
  const all: readonly Nightly[] = [
    { kind: 'backup', hour: 1 },
    { kind: 'verify', hour: 2 },
    { kind: 'release', hour: 3 },
    { kind: 'tidy', hour: 4 },
    { kind: 'check-responses', hour: 5 },
    { kind: 'digest', hour: 6 },
  ];
  return all.filter(({ kind }) => kinds.has(kind));
}
