import { Refused } from '../core/errors.ts';
import { type Job, type JobState, jobName, jobStates } from '../core/job.ts';
import type { JobStore } from '../core/job-ports.ts';
import { dropJob, retryJob } from '../editorial/keep-job.ts';
import { type Command, perform, readArguments, reasonOf, type Shell } from './command.ts';

// How many of each state are listed; the counts tell how many more there are.
const MOST = 100;
const shown: readonly JobState[] = ['running', 'waiting', 'dead'];

type Found = {
  readonly counts: Readonly<Record<JobState, number>>;
  readonly jobs: readonly Job[];
  readonly last: readonly Job[];
};

async function find(jobs: JobStore): Promise<Found> {
  const lists = await Promise.all(shown.map((state) => jobs.list(state, { limit: MOST, offset: 0 })));
  return { counts: await jobs.counts(), jobs: lists.flat(), last: await jobs.lastDone() };
}

function factsOf({ state, attempts, due, ended, problem, result }: Job): string {
  const trouble = problem ? `${problem.code}: ${problem.sentence}` : '';
  if (state === 'running') return `attempt ${attempts}, held until ${due}`;
  if (state === 'waiting') return `due ${due}${trouble && `, attempts ${attempts}, last ${trouble}`}`;
  if (state === 'dead') return `given up ${ended}, attempts ${attempts}, ${trouble}`;
  return `${ended}, ${JSON.stringify(result ?? null)}`;
}

function linesOf({ counts, jobs, last }: Found): readonly string[] {
  const lineOf = (job: Job): string =>
    `${job.state.padEnd(7)}  ${jobName(job.id).padEnd(6)}  ${job.kind.padEnd(8)}  ${factsOf(job)}`;
  const more = shown.filter((state) => counts[state] > MOST).map((state) => `... and more that are ${state}`);
  return [
    `${jobStates.map((state) => `${counts[state]} ${state}`).join(', ')}.`,
    ...jobs.map(lineOf),
    ...more,
    ...(last.length > 0 ? ['The last of each kind that was done:'] : []),
    ...last.map(lineOf),
  ];
}

async function list(shell: Shell, isJson: boolean): Promise<void> {
  const found = await find((await shell.existingWorld()).store.jobs);
  if (!isJson) return linesOf(found).forEach((line) => void shell.print(line));
  const named = (job: Job) => ({ ...job, id: jobName(job.id) });
  const { counts, jobs, last } = found;
  shell.print(JSON.stringify({ counts, jobs: jobs.map(named), lastDone: last.map(named) }, undefined, 2));
}

function jobIn(id: string | undefined): string {
  if (id === undefined) throw new Refused('bad-command', 'Name the job, for example J-12; "casebook jobs" lists them.');
  return id;
}

async function retry(shell: Shell, args: readonly string[]): Promise<void> {
  const { words } = readArguments(args, { words: 1 });
  const { job } = await perform(await shell.existingWorld(), retryJob, { id: jobIn(words[0]) });
  shell.print(`${jobName(job)} runs as soon as a worker is free.`);
}

async function drop(shell: Shell, args: readonly string[]): Promise<void> {
  const given = readArguments(args, { words: 1, values: ['reason'] });
  const input = { id: jobIn(given.words[0]), reason: reasonOf(given) };
  const { job } = await perform(await shell.existingWorld(), dropJob, input);
  shell.print(`${jobName(job)} is dropped.`);
}

/** `casebook jobs`, `casebook jobs retry ID` and `casebook jobs drop ID`. */
export const jobsCommand: Command = {
  usage: 'jobs [--json] | jobs retry ID | jobs drop ID --reason "..."',
  about: 'list the work that waits, runs or was given up, and the last results; let a job run again, or drop it',
  run: async (shell, args) => {
    const [first, ...rest] = args;
    if (first === 'retry') return retry(shell, rest);
    if (first === 'drop') return drop(shell, rest);
    if (first !== undefined && !first.startsWith('-'))
      throw new Refused('bad-command', `"${first}" is nothing that can be done with jobs; there are retry and drop.`);
    return list(shell, readArguments(args, { words: 0, flags: ['json'] }).flags.has('json'));
  },
};
