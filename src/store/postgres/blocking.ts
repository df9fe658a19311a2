import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type Problem, Refused } from '../../core/errors.ts';

/** What the question thread is started with: the address, the port for answers, and a number that grows with each answer. */
export type QuestionThread = {
  readonly url: string;
  readonly port: MessagePort;
  readonly answers: Int32Array;
};

/** What the question thread answers: the only value of the only row, or why there is none. */
export type QuestionAnswer =
  | { readonly id: number; readonly value: string | null }
  | { readonly id: number; readonly problem: Problem }
  | { readonly id: number; readonly fault: string };

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
export type PostedQuestion = { readonly id: number; readonly sql: string; readonly limit: number };

const LIMIT = 2_000;
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
  if ('problem' in answer) throw new Refused(answer.problem.code, answer.problem.sentence);
  if ('fault' in answer) throw new Error(answer.fault);
  return answer.value;
}

/**
 * Opens a way to ask the database at `url` without promises: a second thread owns the connection, and this one sleeps until
 * it has answered. A thread that says nothing any more is replaced with the next question.
 */
export function openBlocking(url: string, way: number = WAY): Blocking {
  let running: Running | undefined;
  let lastId = 0;

  const close = (): void => {
    running?.channel.port1.close();
    void running?.worker.terminate();
    running = undefined;
  };

  // Answers to questions that were given up come late and are passed over.
  const take = ({ channel, answers }: Running, { id, limit }: PostedQuestion): QuestionAnswer | undefined => {
    const end = performance.now() + limit + way;
    for (;;) {
      const before = Atomics.load(answers, 0);
      const answer = receiveMessageOnPort(channel.port1)?.message as QuestionAnswer | undefined;
      if (answer?.id === id) return answer;
      if (answer) continue;
      const left = end - performance.now();
      if (left <= 0 || Atomics.wait(answers, 0, before, left) === 'timed-out') return undefined;
    }
  };

  const ask = (sql: string, limit: number = LIMIT): string | null => {
    running ??= start(url);
    lastId += 1;
    const question: PostedQuestion = { id: lastId, sql, limit };
    running.channel.port1.postMessage(question);
    const answer = take(running, question);
    if (answer) return valueIn(answer);
    close();
    throw new Refused('database-away');
  };

  return { ask, close };
}
