import { z } from 'zod';
import { Refused } from '../../core/errors.ts';
import type { WriteStore } from '../../core/ports.ts';
import type { Webhook } from '../../core/webhook-ports.ts';

/** The id of a webhook. */
export const webhookId = z.string().regex(/^W-[1-9]\d{0,14}$/, 'This is not the id of a webhook.');

/** The webhook of an id; refuses with `not-found` where there is none. */
export async function heldWebhook(tx: WriteStore, id: string): Promise<Webhook> {
  const found = await tx.webhook(id);
  if (found) return found;
  throw new Refused('not-found', 'There is no such webhook any more.');
}
