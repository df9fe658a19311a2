import type { World } from '../core/ports.ts';
import type { Pause } from './run-job.ts';
import { webhookDue } from './webhook-orders.ts';

// In milliseconds.
const BETWEEN_LOOKS = 5_000;

/**
 * Waits until a job of these kinds may be taken or a webhook told, or until the signal. It asks at once, then every few seconds, and whenever
 * this process orders a job; only what takes no lock, so that no page waits. While the database is away, nothing is due.
 */
export async function untilDue(
  world: World,
  { kinds, pause }: { readonly kinds: readonly string[]; readonly pause: Pause },
  signal: AbortSignal,
): Promise<void> {
  const { store, clock } = world;
  const nextDue = async (): Promise<string | undefined> => {
    const due = await Promise.all([store.jobs.nextDue(kinds), webhookDue(world)]);
    return due.filter((one) => one !== undefined).sort()[0];
  };
  let bell = new AbortController();
  const deaf = store.jobs.onEnqueued(() => bell.abort());
  try {
    while (!signal.aborted) {
      // A new bell before each look: what rings while we look makes us look once more.
      bell = new AbortController();
      const due = await nextDue().catch(() => undefined);
      if (due !== undefined && due <= clock.now()) return;
      await pause(BETWEEN_LOOKS, AbortSignal.any([signal, bell.signal]));
    }
  } finally {
    deaf();
  }
}
