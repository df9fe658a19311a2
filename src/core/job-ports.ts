import type { HeldJob, Job, JobProblem, JobState, NewJob } from './job.ts';
import type { Slice, WriteStore } from './ports.ts';

/** What a transaction may do with jobs; it happens together with all else in that transaction, or not at all. */
export interface JobWrites {
  /** Orders a job that exists once this transaction is committed: its number, or undefined when kind and key had one before. */
  enqueue(job: NewJob, time: string): Promise<number | undefined>;
  job(id: number): Promise<Job | undefined>;
  /** The number of a job of this kind that waits and was never tried. */
  waitingJob(kind: string): Promise<number | undefined>;
  /** Lets a dead or waiting job run at once, as if it had never been tried; false when there is none such. */
  retryJob(id: number, time: string): Promise<boolean>;
  /** Ends a dead or waiting job undone, for a reason; false when there is none such. */
  dropJob(id: number, time: string, reason: string): Promise<boolean>;
  /** Forgets jobs that were done before a time, and tells how many. */
  forgetJobs(before: string): Promise<number>;
}

/** What a job comes to: a result, or the writes that make it, which become true together with the job's end. */
export type JobOutcome = { readonly result: unknown } | { readonly effect: (tx: WriteStore) => Promise<unknown> };

/**
 * Jobs, as workers deal with them. Any number of processes may do so at once: a job is in one hand at a time, and whoever
 * lost it (`holder` is no longer theirs) can change nothing: these then give false.
 */
export interface JobStore {
  enqueue(job: NewJob, time: string): Promise<number | undefined>;
  /** When the next job of these kinds may be taken; undefined when there is none. */
  nextDue(kinds: readonly string[]): Promise<string | undefined>;
  /** Takes jobs that are due, earliest first, until a time; one taken too often without an end is given up instead. */
  take(request: {
    readonly kinds: readonly string[];
    readonly limit: number;
    readonly time: string;
    readonly until: string;
    readonly holder: string;
  }): Promise<readonly HeldJob[]>;
  prolong(held: HeldJob, until: string): Promise<boolean>;
  finish(held: HeldJob, time: string, outcome: JobOutcome): Promise<boolean>;
  /** Puts a failed job back until `again`, or gives it up when there is no such time. */
  fail(
    held: HeldJob,
    time: string,
    failure: { readonly problem: JobProblem; readonly again?: string },
  ): Promise<boolean>;
  /** Puts a job back untouched, to be taken at once; the attempt does not count. */
  handBack(held: HeldJob, time: string): Promise<boolean>;
  /** Jobs in a state, those due first at the front; ended ones newest first. */
  list(state: JobState, slice: Slice): Promise<readonly Job[]>;
  /** Of every kind the job that was done last. */
  lastDone(): Promise<readonly Job[]>;
  counts(): Promise<Readonly<Record<JobState, number>>>;
  /** Calls back when a transaction of this process has committed new jobs; the answer ends that. */
  onEnqueued(listener: () => void): () => void;
}
