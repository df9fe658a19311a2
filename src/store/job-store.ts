import type { Kysely } from 'kysely';
import { type HeldJob, jobRules, lostJob } from '../core/job.ts';
import type { JobOutcome, JobStore } from '../core/job-ports.ts';
import type { WriteStore } from '../core/ports.ts';
import { heldJobOf, makeJobReads } from './job-reads.ts';
import { insertJob } from './job-writes.ts';
import type { Tables } from './tables.ts';

type Effect = Extract<JobOutcome, { effect: unknown }>['effect'];
type Work<T> = (db: Kysely<Tables>) => Promise<T>;

/**
 * What jobs need of the store around them: `single` runs one statement that commits by itself and waits for no
 * transaction that publishes; `whole` runs a transaction that may publish.
 */
export type JobGround = {
  readonly reader: Kysely<Tables>;
  readonly single: <T>(work: Work<T>) => Promise<T>;
  readonly whole: <T>(work: (tx: WriteStore, db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** Whether takers of several connections look at once, and so step over rows that another holds. */
  readonly skipLocked: boolean;
};

const released = { holder: null, problem: null, sentence: null } as const;

function held(db: Kysely<Tables>, { id, holder }: HeldJob) {
  return db.updateTable('job').where('id', '=', id).where('holder', '=', holder).where('state', '=', 'running');
}

function taking(db: Kysely<Tables>, request: Parameters<JobStore['take']>[0], skipLocked: boolean) {
  const { kinds, limit, time, until, holder } = request;
  const due = db.selectFrom('job').select('id').where('due', '<=', time).where('kind', 'in', kinds);
  const first = due.orderBy('due').orderBy('id').limit(limit);
  return db
    .with('free', () => (skipLocked ? first.forUpdate().skipLocked() : first))
    .updateTable('job')
    .set((eb) => ({ state: 'running' as const, attempts: eb('attempts', '+', 1), due: until, holder }))
    .where('id', 'in', (eb) => eb.selectFrom('free').select('id'))
    .returningAll();
}

const written = (result: unknown): string => JSON.stringify(result ?? null);

const doneAt = (ended: string) => ({ ...released, state: 'done', due: null, ended }) as const;

// Whether the job was still in this hand.
async function changeHeld(db: Kysely<Tables>, job: HeldJob, values: Partial<Omit<Tables['job'], 'id'>>) {
  return (await held(db, job).set(values).returning('id').execute()).length > 0;
}

// The row is changed first: from then on nobody else can take the job until this transaction is over.
async function finishWith(tx: WriteStore, db: Kysely<Tables>, end: { job: HeldJob; time: string; effect: Effect }) {
  const { job, time, effect } = end;
  if (!(await changeHeld(db, job, doneAt(time)))) return false;
  const result = written(await effect(tx));
  await db.updateTable('job').set({ result }).where('id', '=', job.id).execute();
  return true;
}

/** Jobs over an engine. `announce` tells those who listen that new jobs were committed. */
export function makeJobStore(ground: JobGround): { readonly jobs: JobStore; readonly announce: () => void } {
  const { reader, single, whole, skipLocked } = ground;
  const listeners = new Set<() => void>();
  const announce = (): void => {
    for (const listener of listeners) listener();
  };
  const change = (job: HeldJob, values: Partial<Omit<Tables['job'], 'id'>>): Promise<boolean> =>
    single((db) => changeHeld(db, job, values));

  const jobs: JobStore = {
    ...makeJobReads(reader),
    enqueue: async (job, time) => {
      const id = await single((db) => insertJob(db, job, time));
      if (id !== undefined) announce();
      return id;
    },
    take: async (request) => {
      const rows = await single((db) => taking(db, request, skipLocked).execute());
      const taken = rows.map((row) => heldJobOf(row));
      const worn = taken.filter((job) => job.attempts > jobRules.attempts);
      for (const job of worn) await jobs.fail(job, request.time, { problem: lostJob });
      return taken.filter((job) => !worn.includes(job)).sort((a, b) => a.id - b.id);
    },
    prolong: (job, until) => change(job, { due: until }),
    finish: (job, time, outcome) =>
      'effect' in outcome
        ? whole((tx, db) => finishWith(tx, db, { job, time, effect: outcome.effect }))
        : change(job, { ...doneAt(time), result: written(outcome.result) }),
    fail: (job, time, { problem, again }) => {
      const end = again === undefined ? { state: 'dead', due: null, ended: time } : { state: 'waiting', due: again };
      const { code, sentence } = problem;
      return change(job, { ...end, holder: null, problem: code, sentence } as Partial<Tables['job']>);
    },
    handBack: (job, time) =>
      change(job, { state: 'waiting', due: time, holder: null, attempts: Math.max(0, job.attempts - 1) }),
    onEnqueued: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { jobs, announce };
}
