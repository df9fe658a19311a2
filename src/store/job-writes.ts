import type { Kysely } from 'kysely';
import type { NewJob } from '../core/job.ts';
import type { JobWrites } from '../core/job-ports.ts';
import { jobOf } from './job-reads.ts';
import type { Tables } from './tables.ts';

/** Orders a job unless its kind and key had one before; its number when it is new. */
export async function insertJob(db: Kysely<Tables>, job: NewJob, made: string): Promise<number | undefined> {
  const { kind, key, due, payload = null } = job;
  const row = await db
    .insertInto('job')
    .values({ kind, key, due, made, payload: JSON.stringify(payload), state: 'waiting', attempts: 0 })
    .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** The part of a transaction that deals with jobs; `noted` is called for every job that could be taken once it is committed. */
export function makeJobWrites(db: Kysely<Tables>, noted: () => void): JobWrites {
  const untaken = (id: number) => db.updateTable('job').where('id', '=', id).where('state', 'in', ['dead', 'waiting']);
  return {
    enqueue: async (job, time) => {
      const id = await insertJob(db, job, time);
      if (id !== undefined) noted();
      return id;
    },
    job: async (id) => {
      const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
      return row && jobOf(row);
    },
    waitingJob: async (kind) => {
      const waiting = db.selectFrom('job').select('id').where('state', '=', 'waiting').where('kind', '=', kind);
      return (await waiting.where('attempts', '=', 0).orderBy('id').executeTakeFirst())?.id;
    },
    retryJob: async (id, time) => {
      const fresh = { state: 'waiting', attempts: 0, due: time, ended: null, problem: null, sentence: null } as const;
      const rows = await untaken(id).set(fresh).returning('id').execute();
      if (rows.length > 0) noted();
      return rows.length > 0;
    },
    dropJob: async (id, time, reason) => {
      const over = { state: 'done', due: null, ended: time, problem: 'dropped', sentence: reason } as const;
      return (await untaken(id).set(over).returning('id').execute()).length > 0;
    },
    forgetJobs: async (before) => {
      const old = db.deleteFrom('job').where('state', '=', 'done').where('ended', '<', before);
      return (await old.returning('id').execute()).length;
    },
  };
}
