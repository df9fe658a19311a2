import type { Message, Posted } from '../../src/core/outward.ts';
import type { World } from '../../src/core/ports.ts';
import type { Webhook } from '../../src/core/webhook-ports.ts';
import { TELL_JOB } from '../../src/jobs/tell-webhook.ts';
import { makeWebhookOrders } from '../../src/jobs/webhook-orders.ts';
import { addWebhook } from '../../src/publish/webhook/add-webhook.ts';
import { TEST_JOB } from '../../src/publish/webhook/test-webhook.ts';
import { webhookSecretOf } from '../../src/publish/webhook/webhook-message.ts';
import { done } from './fake-world.ts';
import { onceOf } from './responses.ts';
import { runDue } from './run-jobs.ts';

/** What arrived at a receiver of tests: where, and the message. */
export type Arrived = { readonly address: string; readonly message: Message };

/** A world whose messages go to a receiver that answers in turn what it is given, the last for ever; 204 when given nothing. */
export function withReceiver(bare: World, answers: readonly (number | Posted)[] = []) {
  const arrived: Arrived[] = [];
  const left = [...answers];
  const next = (): number | Posted => (left.length > 1 ? left.shift() : left[0]) ?? 204;
  const world: World = {
    ...bare,
    postPublic: async (address, message) => {
      arrived.push({ address, message });
      const answer = next();
      return typeof answer === 'number' ? { ok: true, status: answer } : answer;
    },
  };
  return { world, arrived };
}

/** Adds the webhook of tests, whose number tells it from others. */
export async function added(world: World, number = 1): Promise<Webhook> {
  const address = `https://receiver-${number}.example.org/casebook`;
  const { id } = await done(world, addWebhook, { address, secret: webhookSecretOf(onceOf(number)) });
  const made = await world.store.webhook(id);
  if (!made) throw new Error(`${id} was not kept.`);
  return made;
}

/** A webhook of the store's tests. */
export function webhookOf(id: string, more: Partial<Webhook> = {}): Webhook {
  const day = '2026-11-24';
  const address = `https://${id.toLowerCase()}.example/`;
  const fixed = { version: 1, state: 'on', told: 5, tries: 0, due: `${day}T00:00:00.000Z`, day } as const;
  return { id, address, secret: `whsec_${id}`, ...fixed, ...more };
}

/** Orders what webhooks are to be told, as a runner does at each look, and runs it; so many times. */
export async function tellWebhooks(world: World, looks = 1): Promise<void> {
  const order = makeWebhookOrders();
  for (let look = 0; look < looks; look += 1) {
    await order(world);
    await runDue(world, [TELL_JOB, TEST_JOB]);
  }
}

/** What the messages say, in the order in which they arrived. */
export function eventsIn(arrived: readonly Arrived[]): readonly { type: string; data: Record<string, unknown> }[] {
  return arrived.map(({ message }) => JSON.parse(message.body));
}
