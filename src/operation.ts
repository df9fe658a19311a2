import type { AnsweredRequest, World } from './core/ports.ts';
import { measuredQueries, measuredStore } from './outside/measured.ts';
import type { Looked } from './outside/metrics.ts';
import type { MetricsServer } from './outside/metrics-server.ts';

/** What operators ask of a process that runs for long: metrics on a port of their own, a line for each request. */
export type Watching = { readonly host: string; readonly metricsPort?: number; readonly logsRequests: boolean };

/** A world that is watched; `httpConnections` may be set once there is a server. `close` ends the watching. */
export type Watched = {
  readonly world: World;
  readonly metrics?: MetricsServer;
  readonly tellConnections: (count: () => Promise<number>) => void;
  readonly close: () => Promise<void>;
};

async function lookAt({ store }: World): Promise<Looked> {
  const told = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(() => undefined);
  const [sequence, figures, jobs] = await Promise.all([
    told(store.sequence()),
    told(store.figures()),
    told(store.jobs.counts()),
  ]);
  return { ...figures, sequence, jobs };
}

function requestLog({ log }: World): (request: AnsweredRequest) => void {
  return ({ route, status, milliseconds }) =>
    log.info('Answered', { code: 'request', route, status, milliseconds: Math.round(milliseconds * 10) / 10 });
}

/** Watches a world as the settings say; what nobody asked for costs nothing. Refuses with `port-in-use`. */
export async function watch(world: World, { host, metricsPort, logsRequests }: Watching): Promise<Watched> {
  const logged = logsRequests ? requestLog(world) : undefined;
  if (metricsPort === undefined) {
    return { world: { ...world, answered: logged }, tellConnections: () => undefined, close: async () => undefined };
  }
  // Only those who watch load what it takes.
  const [{ makeMetrics }, { serveMetrics }] = await Promise.all([
    import('./outside/metrics.ts'),
    import('./outside/metrics-server.ts'),
  ]);
  let connections: (() => Promise<number>) | undefined;
  // Asking the search threads starts them, which a process that serves nobody does without.
  const metrics = makeMetrics(async () => ({
    ...(await lookAt(world)),
    ...(connections && { httpConnections: await connections(), questionsWaiting: world.queries.load().waiting }),
  }));
  const server = await serveMetrics(metrics.text, { host, port: metricsPort });
  const answered = (request: AnsweredRequest): void => {
    metrics.answered(request);
    logged?.(request);
  };
  const [store, queries] = [measuredStore(world.store, metrics), measuredQueries(world.queries, metrics)];
  return {
    world: { ...world, store, queries, answered },
    metrics: server,
    tellConnections: (count) => {
      connections = count;
    },
    close: server.close,
  };
}
