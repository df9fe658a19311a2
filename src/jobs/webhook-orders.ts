import type { World } from '../core/ports.ts';
import { TELL_JOB } from './tell-webhook.ts';

/** When the next webhook that is behind is to be told (ISO 8601); undefined when none is. */
export async function webhookDue({ store }: World): Promise<string | undefined> {
  const [first] = await store.webhooksBehind(await store.sequence());
  return first?.due;
}

/** Makes the function that orders what webhooks are to be told, to be called often: each change of one is ordered once. */
export function makeWebhookOrders(): (world: World) => Promise<void> {
  const ordered = new Map<string, number>();
  return async ({ clock, store }) => {
    for (const { id, version, due } of await store.webhooksBehind(await store.sequence())) {
      if (ordered.get(id) === version) continue;
      await store.jobs.enqueue({ kind: TELL_JOB, key: `${id} ${version}`, due, payload: { id, version } }, clock.now());
      ordered.set(id, version);
    }
  };
}
