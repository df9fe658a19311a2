import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type Problem, Refused, refusedWith } from '../../core/errors.ts';

/** What the question thread is started with: the address, the port for answers, and a number that grows with each answer. */
export type QuestionThread = {
  readonly url: string;
  readonly port: MessagePort;
  readonly answers: Int32Array;
};

/** What the question thread answers: the only value of the only row, or why there is none. */
export type QuestionAnswer =
  | { readonly value: string | null }
  | { readonly problem: Problem }
  | { readonly fault: string };

/** Asks a database and waits for the answer, as nothing else runs on the thread. */
export type Blocking = {
  /**
   * The only value of the only row that a statement gives, on which the server may work for some milliseconds. Refuses with
   * `too-slow` or `database-away`.
   */
  ask(sql: string, limit?: number): string | null;
  close(): void;
};

/** A question as the thread gets it. */
export type PostedQuestion = { readonly sql: string; readonly limit: number };

// Less than a search thread may take for a question, or it would be ended before the server has said that it gives up.
const LIMIT = 1_500;
// What the way to the server and back may take, a new connection included.
const WAY = 10_000;

const program = new URL('./question-thread.ts', import.meta.url);

type Running = { readonly worker: Worker; readonly channel: MessageChannel; readonly answers: Int32Array };

function start(url: string): Running {
  const channel = new MessageChannel();
  const answers = new Int32Array(new SharedArrayBuffer(4));
  const workerData: QuestionThread = { url, port: channel.port2, answers };
  const worker = new Worker(program, { workerData, transferList: [channel.port2] });
  worker.on('error', () => undefined);
  worker.unref();
  return { worker, channel, answers };
}

function valueIn(answer: QuestionAnswer): string | null {
  if ('problem' in answer) throw refusedWith(answer.problem);
  if ('fault' in answer) throw new Error(answer.fault);
  return answer.value;
}

/**
 * Opens a way to ask the database at `url` without promises: a second thread owns the connection, and this one sleeps until
 * it has answered. A thread that says nothing any more is replaced with the next question.
 */
export function openBlocking(url: string, way: number = WAY): Blocking {
  let running: Running | undefined;

  const close = (): void => {
    running?.channel.port1.close();
    void running?.worker.terminate();
    running = undefined;
  };

  const take = ({ channel, answers }: Running, limit: number): QuestionAnswer | undefined => {
    const end = performance.now() + limit + way;
    for (;;) {
      const before = Atomics.load(answers, 0);
      const answer = receiveMessageOnPort(channel.port1)?.message as QuestionAnswer | undefined;
      if (answer) return answer;
      const left = end - performance.now();
      if (left <= 0 || Atomics.wait(answers, 0, before, left) === 'timed-out') return undefined;
    }
  };

  const ask = (sql: string, limit: number = LIMIT): string | null => {
    running ??= start(url);
    const question: PostedQuestion = { sql, limit };
    running.channel.port1.postMessage(question);
    const answer = take(running, limit);
    if (answer) return valueIn(answer);
    close();
    throw new Refused('database-away');
  };

  return { ask, close };
}

/** All rows that a query gives, each an object by its columns, in the query's order. */
export function listOf<Row>({ ask }: Blocking, query: string, limit?: number): readonly Row[] {
  const value = ask(`select json_agg(listed)::text as value from (${query}) as listed`, limit);
  return JSON.parse(value ?? '[]') as readonly Row[];
}
