import type { Kysely } from 'kysely';
import { type HeldJob, type Job, type JobProblem, type JobState, jobStates } from '../core/job.ts';
import type { JobStore } from '../core/job-ports.ts';
import type { Tables } from './tables.ts';

type Row = Omit<Tables['job'], 'id'> & { readonly id: number };

/** A row of `job` as the rest of the program sees it. */
export function jobOf({ id, kind, key, state, attempts, made, ...row }: Row): Job {
  return {
    id,
    kind,
    key,
    payload: JSON.parse(row.payload),
    state,
    attempts,
    due: row.due ?? undefined,
    made,
    ended: row.ended ?? undefined,
    problem: row.problem === null ? undefined : ({ code: row.problem, sentence: row.sentence ?? '' } as JobProblem),
    result: row.result === null ? undefined : JSON.parse(row.result),
  };
}

/** A row of `job` that was just taken. */
export function heldJobOf(row: Row): HeldJob {
  return { ...jobOf(row), holder: row.holder ?? '' };
}

type Reads = Pick<JobStore, 'nextDue' | 'list' | 'lastDone' | 'counts'>;

/** What can be asked about jobs without changing them. */
export function makeJobReads(db: Kysely<Tables>): Reads {
  return {
    nextDue: async (kinds) => {
      const due = db.selectFrom('job').select('due').where('due', 'is not', null).where('kind', 'in', kinds);
      return (await due.orderBy('due').orderBy('id').limit(1).executeTakeFirst())?.due ?? undefined;
    },
    list: async (state, { limit, offset }) => {
      const all = db.selectFrom('job').selectAll().where('state', '=', state);
      const isOpen = state === 'waiting' || state === 'running';
      const sorted = isOpen ? all.orderBy('due').orderBy('id') : all.orderBy('ended', 'desc').orderBy('id', 'desc');
      return (await sorted.limit(limit).offset(offset).execute()).map(jobOf);
    },
    lastDone: async () => {
      const done = db.selectFrom('job').where('state', '=', 'done').where('problem', 'is', null);
      const newest = done.select((eb) => eb.fn.max('id').as('id')).groupBy('kind');
      return (await db.selectFrom('job').selectAll().where('id', 'in', newest).orderBy('kind').execute()).map(jobOf);
    },
    counts: async () => {
      const counted = db.selectFrom('job').select(['state', (eb) => eb.fn.countAll<number>().as('n')]);
      const found = new Map((await counted.groupBy('state').execute()).map((row) => [row.state, Number(row.n)]));
      const pairs = jobStates.map((state): [JobState, number] => [state, found.get(state) ?? 0]);
      return Object.fromEntries(pairs) as Record<JobState, number>;
    },
  };
}
