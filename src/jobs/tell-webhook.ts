import { z } from 'zod';
import { timeAfter } from '../core/job.ts';
import type { Posted } from '../core/outward.ts';
import type { World, WriteStore } from '../core/ports.ts';
import type { Webhook } from '../core/webhook-ports.ts';
import { TEST_JOB } from '../publish/webhook/test-webhook.ts';
import { eventOf, signedMessage, testEvent, type WebhookEvent } from '../publish/webhook/webhook-message.ts';
import { noteChange } from './note-change.ts';
import type { Kind } from './run-job.ts';

/** The kind of job that tells one webhook what it was not told yet. */
export const TELL_JOB = 'tell-webhook';

// Publications that one job looks at, and messages that it sends, so that one receiver far behind does not hold up the others.
const LOOKED_AT = 500;
const SENT = 20;
const MINUTE = 60_000;
/** How long to wait after each refusal in a row, in milliseconds; after the last of these nothing more is sent. */
export const webhookWaits: readonly number[] = [1 / 12, 1, 5, 30, 120, 300, 600, 840, 1_200, 1_440].map(
  (minutes) => minutes * MINUTE,
);
// What a receiver answers that wants nothing more.
const GONE = 410;

type Sending = { readonly event: WebhookEvent; readonly id: string };

async function send({ clock, postPublic }: World, webhook: Webhook, { event, id }: Sending): Promise<Posted> {
  if (!postPublic) return { ok: false, why: 'unreachable' };
  return postPublic(webhook.address, signedMessage(webhook, event, { id, time: clock.now() }));
}

const arrived = (posted: Posted): boolean => posted.ok && posted.status >= 200 && posted.status < 300;

// A replica or another process may be behind the sequence that this job was ordered for.
async function untold({ store }: World, { told }: Webhook) {
  const sequence = await store.sequence();
  const reads = await store.asOf(sequence);
  const all = await reads.publications(told, LOOKED_AT);
  const found = all.filter(({ kind }) => kind === 'record');
  const records = found.slice(0, SENT);
  const cards = await reads.cards(records.map(({ id }) => id));
  const titles = new Map(cards.map(({ id, title }) => [id, title]));
  const last = (found.length > SENT ? records : all).at(-1)?.sequence ?? told;
  const isAll = found.length <= SENT && all.length < LOOKED_AT;
  return { records, titles, end: isAll ? Math.max(sequence, last) : last };
}

type Outcome = { readonly told: number; readonly sent: number; readonly last?: Posted; readonly time: string };

async function tellAll(world: World, webhook: Webhook, signal: AbortSignal): Promise<Omit<Outcome, 'time'>> {
  const { records, titles, end } = await untold(world, webhook);
  let { told } = webhook;
  let sent = 0;
  let last: Posted | undefined;
  for (const published of records) {
    signal.throwIfAborted();
    const event = eventOf(published, { site: world.site(), title: titles.get(published.id) });
    last = await send(world, webhook, { event, id: `${webhook.id}-${published.sequence}` });
    if (!arrived(last)) return { told, sent, last };
    told = published.sequence;
    sent += 1;
  }
  return { told: end, sent, last };
}

const answerOf = (posted: Posted): string => (posted.ok ? String(posted.status) : posted.why);

// Where a webhook stands after a message was refused.
function refused(tries: number, last: Posted, time: string): Pick<Webhook, 'state' | 'tries' | 'due'> {
  const wait = webhookWaits[tries];
  const isOver = wait === undefined || (last.ok && last.status === GONE);
  return { state: isOver ? 'given-up' : 'on', tries: tries + 1, due: timeAfter(time, wait ?? 0) };
}

// What was told is noted also when somebody changed the webhook meanwhile, whose wish then stands.
async function note(tx: WriteStore, before: Webhook, { told, sent, last, time }: Outcome): Promise<void> {
  const now = await tx.webhook(before.id);
  if (!now) return;
  const made = { ...now, version: now.version + 1, told: Math.max(now.told, told) };
  const said = last && { answer: answerOf(last), answered: time };
  const fate =
    last && !arrived(last)
      ? refused(sent > 0 ? 0 : before.tries, last, time)
      : { state: now.state, tries: 0, due: now.due };
  await tx.putWebhook({ ...made, ...said, ...(now.version === before.version && fate) });
  await noteChange(tx, { time, action: TELL_JOB }, 1);
}

/**
 * Tells a webhook of the publications after the last one it took, in their order, until it refuses one. How far it came is
 * noted with the job's end: a message is sent twice only when the process ends between the two, and then with the same id.
 */
export const tellWebhook: Kind = async (world, payload, signal) => {
  const { id, version } = z.strictObject({ id: z.string(), version: z.number() }).parse(payload);
  const webhook = await world.store.webhook(id);
  if (webhook?.version !== version || webhook.state !== 'on') return { result: { sent: 0 } };
  const outcome = await tellAll(world, webhook, signal);
  return {
    effect: async (tx) => {
      await note(tx, webhook, { ...outcome, time: world.clock.now() });
      return { sent: outcome.sent };
    },
  };
};

/** Sends a webhook a message about nothing, once. */
export const sendTest: Kind = async (world, payload) => {
  const { id, time } = z.strictObject({ id: z.string(), time: z.iso.datetime() }).parse(payload);
  const webhook = await world.store.webhook(id);
  if (!webhook) return { result: { sent: 0 } };
  const posted = await send(world, webhook, { event: testEvent(time), id: `${id}-test-${Date.parse(time)}` });
  return {
    effect: async (tx) => {
      const now = await tx.webhook(id);
      if (!now) return { sent: 0 };
      const answered = world.clock.now();
      await tx.putWebhook({ ...now, version: now.version + 1, answer: answerOf(posted), answered });
      await noteChange(tx, { time: answered, action: TEST_JOB }, 1);
      return { sent: Number(arrived(posted)) };
    },
  };
};

/** The kinds of jobs of webhooks. */
export const webhookKinds: readonly (readonly [string, Kind])[] = [
  [TELL_JOB, tellWebhook],
  [TEST_JOB, sendTest],
];
