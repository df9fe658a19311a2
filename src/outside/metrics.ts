import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AnsweredRequest, StoreFigures } from '../core/ports.ts';

/** What is looked up when somebody asks for the metrics; what cannot be told just now is left out. */
export type Looked = StoreFigures & {
  readonly httpConnections?: number;
  readonly questionsWaiting?: number;
  readonly sequence?: number;
  readonly jobs?: Readonly<Record<string, number>>;
};

/** How long something took, in milliseconds, and how it ended: one word of a small set. */
export type Timed = { readonly outcome: string; readonly milliseconds: number };

/** Numbers for operators in Prometheus's text format. No label ever holds an address, a word of a search or an id. */
export type Metrics = {
  readonly answered: (request: AnsweredRequest) => void;
  readonly question: (kind: string, timed: Timed) => void;
  readonly transaction: (timed: Timed) => void;
  readonly text: () => Promise<string>;
};

// In seconds: from a page that was kept to a question that runs into its limit.
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Shown = {
  readonly name: string;
  readonly help: string;
  readonly of: (looked: Looked) => number | Readonly<Record<string, number>> | undefined;
  readonly byState?: true;
};

const shown: readonly Shown[] = [
  {
    name: 'casebook_database_up',
    help: '1 when the database answers, else 0',
    of: ({ sequence }) => (sequence === undefined ? 0 : 1),
  },
  {
    name: 'casebook_public_sequence',
    help: 'Grows by one with every published change',
    of: ({ sequence }) => sequence,
  },
  {
    name: 'casebook_replica_lag_sequences',
    help: 'Published changes that the replica has not got yet',
    of: ({ replicaLag }) => replicaLag,
  },
  {
    name: 'casebook_http_connections',
    help: 'Open connections of readers and proxies',
    of: ({ httpConnections }) => httpConnections,
  },
  {
    name: 'casebook_questions_waiting',
    help: 'Searches and the like that wait for a thread',
    of: ({ questionsWaiting }) => questionsWaiting,
  },
  {
    name: 'casebook_database_connections',
    help: 'Connections of this process to the database, and requests that wait for one',
    of: ({ connections }) => connections,
    byState: true,
  },
  { name: 'casebook_jobs', help: 'Jobs of all processes by state', of: ({ jobs }) => jobs, byState: true },
];

// A number of the last time would look like one of now, so each is taken away before it is set.
function gauges(register: Registry): (looked: Looked) => void {
  const made = shown.map(({ name, help, of, byState }) => {
    const gauge = new Gauge<string>({ name, help, labelNames: byState ? ['state'] : [], registers: [register] });
    return { gauge, of };
  });
  return (looked) => {
    for (const { gauge, of } of made) {
      gauge.reset();
      gauge.remove({});
      const value = of(looked);
      if (typeof value === 'number') gauge.set(value);
      else for (const [state, count] of Object.entries(value ?? {})) gauge.set({ state }, count);
    }
  };
}

/** Begins to count; `look` is asked whenever the metrics are. The process itself (memory, event loop, processor) is among them. */
export function makeMetrics(look: () => Promise<Looked>): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const show = gauges(register);
  const requests = new Counter({
    name: 'casebook_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'],
    registers,
  });
  const times = <Label extends string>(name: string, help: string, labelNames: Label[]): Histogram<Label> =>
    new Histogram({ name, help, labelNames, buckets, registers });
  const requestTimes = times('casebook_request_seconds', 'Time until an answer was made, by route', ['route']);
  const questions = times('casebook_question_seconds', 'Time of searches and the like, waiting included', [
    'kind',
    'outcome',
  ]);
  const transactions = times('casebook_transaction_seconds', 'Time of writing transactions, waiting included', [
    'outcome',
  ]);
  return {
    answered: ({ route, status, milliseconds }) => {
      requests.inc({ route, status });
      requestTimes.observe({ route }, milliseconds / 1000);
    },
    question: (kind, { outcome, milliseconds }) => questions.observe({ kind, outcome }, milliseconds / 1000),
    transaction: ({ outcome, milliseconds }) => transactions.observe({ outcome }, milliseconds / 1000),
    text: async () => {
      show(await look());
      return register.metrics();
    },
  };
}
