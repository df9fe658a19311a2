import { Refused } from '../core/errors.ts';
import type { JobStore } from '../core/job-ports.ts';
import type { Queries, Store } from '../core/ports.ts';
import type { Metrics, Timed } from './metrics.ts';

// How something ended in one word: of the catalogue, or `failed` for what nobody foresaw.
const outcomeOf = (error: unknown): string => (error instanceof Refused ? error.problem.code : 'failed');

async function timed<T>(work: () => Promise<T>, tell: (timed: Timed) => void): Promise<T> {
  const from = performance.now();
  let outcome = 'done';
  try {
    return await work();
  } catch (error) {
    outcome = outcomeOf(error);
    throw error;
  } finally {
    tell({ outcome, milliseconds: performance.now() - from });
  }
}

/**
 * A store whose transactions are counted and timed, also those that end a job; one that ends in `conflict` is counted as
 * that.
 */
export function measuredStore(store: Store, { transaction }: Pick<Metrics, 'transaction'>): Store {
  const finish: JobStore['finish'] = (job, time, outcome) => {
    const finished = (): Promise<boolean> => store.jobs.finish(job, time, outcome);
    return 'effect' in outcome ? timed(finished, transaction) : finished();
  };
  return {
    ...store,
    jobs: { ...store.jobs, finish },
    transaction: (work) => timed(() => store.transaction(work), transaction),
  };
}

/** Questions that are counted and timed by their kind, never by what was asked. */
export function measuredQueries(queries: Queries, { question }: Pick<Metrics, 'question'>): Queries {
  const told = (kind: string) => (one: Timed) => question(kind, one);
  return {
    search: (request) => timed(() => queries.search(request), told('search')),
    found: (request) => timed(() => queries.found(request), told('found')),
    statistics: (selection) => timed(() => queries.statistics(selection), told('statistics')),
    crossTable: (request) => timed(() => queries.crossTable(request), told('cross-table')),
    related: (id) => timed(() => queries.related(id), told('related')),
    agreement: (field) => timed(() => queries.agreement(field), told('agreement')),
    load: () => queries.load(),
    asOf: (sequence) => measuredQueries(queries.asOf(sequence), { question }),
    close: () => queries.close(),
  };
}
