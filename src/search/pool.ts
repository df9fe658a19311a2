import { Worker } from 'node:worker_threads';
import { type Problem, Refused, refusedWith } from '../core/errors.ts';
import type { Queries, QueriesLoad } from '../core/ports.ts';
import { questionsBy } from './ask-queries.ts';

/** A question to a search thread; `ask` names its kind, `least` the public sequence that the answer must know of. */
export type Asked = { readonly id: number; readonly ask: string; readonly request: unknown; readonly least: number };

/** What a search thread says: once that it is ready, then a value, a problem or a fault of the program for each question. */
export type Answered =
  | 'ready'
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: Problem }
  | { readonly id: number; readonly fault: Error };

/** How many threads answer, how long a question may run and may wait for a thread (ms), and how many may wait. */
export type PoolOptions = {
  readonly threads: number;
  readonly timeLimit: number;
  readonly waitLimit: number;
  readonly maxWaiting: number;
};

type Job = {
  readonly key: string;
  readonly asked: Asked;
  readonly answer: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
  timer?: NodeJS.Timeout;
};

type Thread = { readonly worker: Worker; ready: boolean; job?: Job };

// Answering makes much short-lived garbage; a small nursery (MB) is emptied sooner and keeps the process 70 MB smaller.
const resourceLimits = { maxYoungGenerationSizeMb: 12 };
const usual: PoolOptions = { threads: 1, timeLimit: 2_000, waitLimit: 10_000, maxWaiting: 100 };

function settle(job: Job, outcome: { readonly value: unknown } | { readonly error: Error }): void {
  clearTimeout(job.timer);
  if ('error' in outcome) job.reject(outcome.error);
  else job.resolve(outcome.value);
}

class Pool {
  private readonly begin: () => Worker;
  private readonly options: PoolOptions;
  private readonly threads = new Set<Thread>();
  private readonly waiting: Job[] = [];
  private lastId = 0;
  private closed = false;
  private wasReady = false;

  constructor(begin: () => Worker, options: PoolOptions) {
    this.begin = begin;
    this.options = options;
    this.fill();
  }

  asOf(sequence: number): Queries {
    const asked = questionsBy((ask, request) => this.ask(ask, request, sequence));
    return { ...asked, asOf: (other) => this.asOf(other), load: () => this.load(), close: () => this.close() };
  }

  // A thread that was ended for one slow question is replaced at once, so the next question need only wait a little.
  load(): QueriesLoad {
    this.fill();
    const isReady = [...this.threads].some(({ ready }) => ready) || (this.wasReady && this.threads.size > 0);
    return { isReady: isReady && !this.closed, waiting: this.waiting.length };
  }

  async close(): Promise<void> {
    this.closed = true;
    this.refuseWaiting(new Refused('busy'));
    await Promise.all([...this.threads].map((thread) => this.end(thread, new Refused('busy'))));
  }

  // Only a question that still waits is shared: one on a thread may have been begun before the last publication, while
  // whoever asks now has seen it.
  private ask<T>(ask: string, request: unknown, least: number): Promise<T> {
    const key = JSON.stringify([ask, request, least]);
    const same = this.waiting.find((job) => job.key === key);
    if (same) return same.answer as Promise<T>;
    if (this.closed || this.waiting.length >= this.options.maxWaiting) return Promise.reject(new Refused('busy'));
    this.lastId += 1;
    const { promise: answer, resolve, reject } = Promise.withResolvers<unknown>();
    const job: Job = { key, asked: { id: this.lastId, ask, request, least }, answer, resolve, reject };
    job.timer = setTimeout(() => this.giveUp(job), this.options.waitLimit);
    this.waiting.push(job);
    this.fill();
    this.dispatch();
    return answer as Promise<T>;
  }

  private giveUp(job: Job): void {
    this.waiting.splice(this.waiting.indexOf(job), 1);
    settle(job, { error: new Refused('busy') });
  }

  private fill(): void {
    while (!this.closed && this.threads.size < this.options.threads) this.start();
  }

  private start(): void {
    const thread: Thread = { worker: this.begin(), ready: false };
    this.threads.add(thread);
    thread.worker.on('message', (answered: Answered) => this.take(thread, answered));
    thread.worker.on('error', (error: Error) => this.lose(thread, error));
    thread.worker.on('exit', (code) => this.lose(thread, new Error(`a search thread ended with code ${code}`)));
  }

  private dispatch(): void {
    for (const thread of this.threads) {
      if (!thread.ready || thread.job) continue;
      const job = this.waiting.shift();
      if (!job) return;
      thread.job = job;
      clearTimeout(job.timer);
      job.timer = setTimeout(() => this.end(thread, new Refused('too-slow')), this.options.timeLimit);
      thread.worker.postMessage(job.asked);
    }
  }

  private take(thread: Thread, answered: Answered): void {
    const { job } = thread;
    if (answered === 'ready') {
      thread.ready = true;
      this.wasReady = true;
    } else if (job?.asked.id === answered.id) {
      thread.job = undefined;
      if ('value' in answered) settle(job, answered);
      else if ('fault' in answered) settle(job, { error: answered.fault });
      else settle(job, { error: refusedWith(answered.problem) });
    }
    this.dispatch();
  }

  // A thread that cannot even start is not started again before the next question, or this would never end.
  private lose(thread: Thread, error: Error): void {
    if (!thread.ready) this.refuseWaiting(error);
    void this.end(thread, error);
  }

  private refuseWaiting(error: Error): void {
    for (const job of this.waiting.splice(0)) settle(job, { error });
  }

  private async end(thread: Thread, error: Error): Promise<void> {
    this.threads.delete(thread);
    if (thread.job) settle(thread.job, { error });
    thread.worker.removeAllListeners();
    thread.worker.on('error', () => undefined);
    if (thread.ready) this.fill();
    await thread.worker.terminate();
  }
}

/**
 * Starts search threads from `program`, which receives `workerData`, behind a queue. A thread that takes too long is
 * ended and replaced, so that one question never stalls the others.
 */
export function startSearchPool(program: URL, workerData: unknown, options: Partial<PoolOptions> = {}): Queries {
  return new Pool(() => new Worker(program, { workerData, resourceLimits }), { ...usual, ...options }).asOf(0);
}
