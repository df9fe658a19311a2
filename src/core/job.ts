import type { ProblemCode } from './errors.ts';

/** The states of a job: waiting for its time, in somebody's hands, done, or given up and left for a person to look at. */
export const jobStates = ['waiting', 'running', 'done', 'dead'] as const;
/** A state of a job. */
export type JobState = (typeof jobStates)[number];

/** Why a job did not end well: a problem of the catalogue, workers that vanished with it, or a person who dropped it. */
export type JobProblem = { readonly code: ProblemCode | 'lost' | 'dropped'; readonly sentence: string };

/** Work to be done after the answer. Of one kind and key there is only ever one job; `due` is ISO 8601 in UTC. */
export type NewJob = { readonly kind: string; readonly key: string; readonly due: string; readonly payload?: unknown };

/**
 * A job. `due` is when it may be taken next: a waiting one at its time, a running one when its lease runs out. `problem`
 * is what came between last; all times are ISO 8601 in UTC.
 */
export type Job = {
  readonly id: number;
  readonly kind: string;
  readonly key: string;
  readonly payload: unknown;
  readonly state: JobState;
  readonly attempts: number;
  readonly due?: string;
  readonly made: string;
  readonly ended?: string;
  readonly problem?: JobProblem;
  readonly result?: unknown;
};

/** A job in the hands of who took it. `holder` is new with every taking, so an earlier taker is known by an old one. */
export type HeldJob = Job & { readonly holder: string };

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/** How jobs are held and tried again; spans are in milliseconds. A lease is renewed three times before it runs out. */
export const jobRules = {
  lease: 45 * SECOND,
  heartbeat: 15 * SECOND,
  attempts: 8,
  firstWait: 5 * SECOND,
  longestWait: 3_600 * SECOND,
  keepDone: 30 * DAY,
} as const;

/** What a job is given up with when its workers vanished each time, without a word. */
export const lostJob: JobProblem = {
  code: 'lost',
  sentence: `Every worker that took it in ${jobRules.attempts} attempts vanished before it was done.`,
};

/** An ISO 8601 time so many milliseconds later, or earlier when negative. */
export function timeAfter(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) + milliseconds).toISOString();
}

/**
 * How long to wait after the attempt that failed, in milliseconds: twice as long each time up to the longest wait, of
 * which chance takes away up to a half, so that jobs that failed together do not come back together.
 */
export function backOff(attempts: number, chance: Uint8Array): number {
  const [high = 0, low = 0] = chance;
  const longest = Math.min(jobRules.firstWait * 2 ** (attempts - 1), jobRules.longestWait);
  return Math.round(longest * (1 - (high * 256 + low) / 131_072));
}

/** How a job is called where people read of it. */
export function jobName(id: number): string {
  return `J-${id}`;
}

/** The number in a job's name, with or without the letter; undefined when it is none. */
export function jobNumber(name: string): number | undefined {
  const digits = /^(?:J-)?([1-9]\d{0,14})$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
