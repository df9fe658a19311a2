import { setTimeout as pause } from 'node:timers/promises';
import { firstLink } from './cli/first-link.ts';
import type { World } from './core/ports.ts';
import { watch } from './operation.ts';
import { untilAskedToEnd } from './outside/signals.ts';
import { addressOf, type Settings } from './settings.ts';
import { makeApp } from './web/app.ts';
import { serve } from './web/serve.ts';

/**
 * Serves a world until the process is asked to end. From then on /readyz tells everybody to go elsewhere; after the time
 * that a balancer is given to notice, nothing more is taken and open answers are finished.
 */
export async function serveUntilAskedToEnd(
  world: World,
  settings: Settings,
  print: (line: string) => void,
): Promise<void> {
  const { host, port, url } = settings;
  const end = untilAskedToEnd();
  let site = world.site();
  let isEnding = false;
  const watched = await watch(world, settings);
  try {
    const app = makeApp({ ...watched.world, site: () => site, isEnding: () => isEnding });
    const server = await serve(app, { host, port });
    watched.tellConnections(server.connections);
    // Port 0 is any free one, so the address is known only now.
    const here = addressOf(host, server.port);
    site = url ?? here;
    print(`Casebook is open at ${here}`);
    // Without this line the pages are as good, and "casebook user add" does the same.
    const first = await firstLink({ ...world, site: () => site }).catch(() => undefined);
    if (first !== undefined) print(first);
    // The search threads start now, so that the first reader need not wait for them.
    world.queries.load();
    if (watched.metrics) print(`Metrics are at ${addressOf(host, watched.metrics.port)}/metrics`);
    await end;
    isEnding = true;
    await pause(settings.drainSeconds * 1_000);
    await server.close();
  } finally {
    await watched.close();
  }
}
