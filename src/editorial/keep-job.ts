import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { jobNumber } from '../core/job.ts';
import type { WriteStore } from '../core/ports.ts';

function numberIn(id: string): number {
  const number = jobNumber(id);
  if (number === undefined) throw new Refused('bad-input', `"${id}" is not the name of a job, such as J-12.`);
  return number;
}

async function refusalOf(tx: WriteStore, number: number): Promise<Refused> {
  const job = await tx.job(number);
  if (!job) return new Refused('not-found', `There is no job J-${number}.`);
  return job.state === 'running'
    ? new Refused('wrong-state', `J-${number} is running just now; wait until it ends.`)
    : new Refused('wrong-state', `J-${number} is done already.`);
}

/** Lets a job that was given up, or that waits, run at once and with all its attempts. */
export const retryJob = action({
  name: 'retry-job',
  who: ['keeper'],
  input: z.strictObject({ id: z.string() }),
  run: async ({ id }, { tx, world }) => {
    const number = numberIn(id);
    if (!(await tx.retryJob(number, world.clock.now()))) throw await refusalOf(tx, number);
    return { job: number };
  },
});

/** Ends a job that was given up, or that waits, without doing it; the reason stays with it. */
export const dropJob = action({
  name: 'drop-job',
  who: ['keeper'],
  input: z.strictObject({ id: z.string(), reason: z.string().trim().min(1).max(500) }),
  run: async ({ id, reason }, { tx, world }) => {
    const number = numberIn(id);
    if (!(await tx.dropJob(number, world.clock.now(), reason))) throw await refusalOf(tx, number);
    return { job: number };
  },
});
