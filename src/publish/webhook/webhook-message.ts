import { createHmac } from 'node:crypto';
import { sha256 } from '../../core/canonical.ts';
import type { Publication } from '../../core/mirror-ports.ts';
import type { Message } from '../../core/outward.ts';
import type { Webhook } from '../../core/webhook-ports.ts';

/** What a message tells, in the words of the Standard Webhooks specification (https://www.standardwebhooks.com). */
export type WebhookEvent = {
  readonly type: 'record.published' | 'record.changed' | 'casebook.test';
  /** When it happened, ISO 8601. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, string | number>>;
};

const PREFIX = 'whsec_';

/** The secret of the webhook that a form makes: sending the form twice makes the same. `once` is the key of the form. */
export function webhookSecretOf(once: string): string {
  return `${PREFIX}${Buffer.from(sha256(`casebook webhook ${once}`), 'hex').toString('base64')}`;
}

/** What a secret looks like: 256 bits. */
export const webhookSecretPattern = /^whsec_[A-Za-z0-9+/]{43}=$/;

/**
 * The event of a record's publication. Nothing but what its page shows: of a record that was withdrawn there is no title.
 */
export function eventOf(
  published: Publication,
  { site, title }: { readonly site: string; readonly title?: string },
): WebhookEvent {
  const { id, revision, state, sequence, time, mergedInto } = published;
  const url = `${site}/records/${id}`;
  return {
    type: revision === 1 ? 'record.published' : 'record.changed',
    timestamp: time,
    data: {
      ...{ id, revision, state, sequence, url, json: `${url}.json` },
      ...(title !== undefined && { title }),
      ...(mergedInto !== undefined && { mergedInto }),
    },
  };
}

/** An event of nothing, with which an administrator sees whether messages arrive. */
export function testEvent(time: string): WebhookEvent {
  return { type: 'casebook.test', timestamp: time, data: { message: 'This is a test.' } };
}

/**
 * The message that tells a receiver of an event: `id` stays the same however often it is sent, `time` (ISO 8601) is when it is
 * sent. The signature is HMAC-SHA256 over id, seconds and body, as the specification of Standard Webhooks has it.
 */
export function signedMessage(
  { secret }: Pick<Webhook, 'secret'>,
  event: WebhookEvent,
  { id, time }: { readonly id: string; readonly time: string },
): Message {
  const body = JSON.stringify(event);
  const seconds = String(Math.floor(Date.parse(time) / 1_000));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  };
}
