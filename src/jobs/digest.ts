import { z } from 'zod';
import { Refused } from '../core/errors.ts';
import type { Subscription } from '../core/follow-ports.ts';
import { timeAfter } from '../core/job.ts';
import type { World, WriteStore } from '../core/ports.ts';
import { linksOf } from '../publish/follow/follow-secret.ts';
import { confirmMail, digestMail } from '../publish/follow/mails.ts';
import { type Followed, followedAt, nameOfFollowed } from '../publish/followed.ts';
import { type Happening, happenedAfter } from '../publish/happenings.ts';
import { survivingOf } from '../publish/surviving.ts';
import { noteChange } from './note-change.ts';
import type { Kind } from './run-job.ts';

/** The kind of job that writes to one follower, and orders the next of its kind. */
export const DIGEST_STEP = 'digest-step';

const steps = z.strictObject({ night: z.iso.date(), every: z.enum(['day', 'week']), after: z.string() });
type Step = z.infer<typeof steps>;

// Milliseconds between two mails, and the followers that one step looks at.
const APART = 250;
const LOOKED_AT = 100;
const MONDAY = 1;

async function order(tx: WriteStore, step: Step, due: string): Promise<void> {
  const { night, every, after } = step;
  await tx.enqueue({ kind: DIGEST_STEP, key: `${night} ${every} ${after}`, due, payload: step }, due);
}

/** Orders the digests of a night: the daily ones, and on Mondays those of the week. */
export const digest: Kind = async ({ clock, mail }, payload) => {
  const { night } = z.strictObject({ night: z.iso.date() }).parse(payload);
  if (!mail) return { result: { ordered: 0 } };
  const rhythms = new Date(night).getUTCDay() === MONDAY ? (['day', 'week'] as const) : (['day'] as const);
  return {
    effect: async (tx) => {
      for (const every of rhythms) await order(tx, { night, every, after: '' }, clock.now());
      return { ordered: rhythms.length };
    },
  };
};

async function followedNow({ store }: World, { what }: Subscription): Promise<Followed | undefined> {
  const followed = followedAt(what);
  return followed && survivingOf(store, followed);
}

async function newsFor(world: World, subscription: Subscription): Promise<readonly Happening[]> {
  const followed = await followedNow(world, subscription);
  if (!followed) return [];
  try {
    return await happenedAfter(world, followed, subscription.told);
  } catch (error) {
    // A search that can no longer be read must not keep the others from their mail.
    if (error instanceof Refused && error.problem.status === 400) return [];
    throw error;
  }
}

async function toldOf(world: World, subscription: Subscription) {
  const links = await linksOf(world, subscription.id);
  const followed = await followedNow(world, subscription);
  if (!links || !followed) return undefined;
  const name = await nameOfFollowed(world.store, followed).catch((error: unknown) => {
    if (error instanceof Refused && error.problem.code === 'not-found') return subscription.what;
    throw error;
  });
  return { site: world.site(), name, subscription, links };
}

type Sent = { readonly to: Subscription; readonly hasArrived: boolean };

async function tell(world: World, to: Subscription, news: readonly Happening[]): Promise<Sent | undefined> {
  const told = await toldOf(world, to);
  if (!told) return undefined;
  if (!world.mail) throw new Refused('mail-away', 'No mail server is set where this job runs.');
  const refused = await world.mail.send(digestMail(told, news)).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Refused && error.problem.code === 'no-such-mailbox') return true;
      throw error;
    },
  );
  return { to, hasArrived: !refused };
}

/**
 * Writes to the next follower who has news. That they were told is noted with the job's end, so that a mail is sent twice
 * only when the process ends between the two; what fails waits with all that come after it.
 */
export const digestStep: Kind = async (world, payload, signal) => {
  const step = steps.parse(payload);
  const seq = await world.store.sequence();
  const now = { ...world, queries: world.queries.asOf(seq) };
  const list = await world.store.subscriptions(step.every, step.after, LOOKED_AT);
  let after = step.after;
  let sent: Sent | undefined;
  for (const subscription of list) {
    signal.throwIfAborted();
    const news = await newsFor(now, subscription);
    after = subscription.id;
    if (news.length > 0) sent = await tell(now, subscription, news);
    if (sent) break;
  }
  const isOver = !sent && list.length < LOOKED_AT;
  return {
    effect: async (tx) => {
      const known = sent?.hasArrived ? await tx.subscriptionOf(sent.to.hash) : undefined;
      const time = world.clock.now();
      if (known) await tx.putSubscription({ ...known, told: Math.max(known.told, seq) });
      await noteChange(tx, { time, action: 'send-digest' }, known ? 1 : 0);
      if (!isOver) await order(tx, { ...step, after }, timeAfter(time, APART));
      return { sent: sent ? Number(sent.hasArrived) : 0 };
    },
  };
};

/** Sends the mail in which somebody confirms that they want to follow. */
export const sendConfirm: Kind = async (world, payload) => {
  const { hash } = z.strictObject({ hash: z.string() }).parse(payload);
  // A replica may not have it yet.
  const subscription = await world.store.transaction((tx) => tx.subscriptionOf(hash));
  const told = subscription && (await toldOf(world, subscription));
  if (!told) return { result: { sent: 0 } };
  if (!world.mail) throw new Refused('mail-away', 'No mail server is set where this job runs.');
  await world.mail.send(confirmMail(told)).catch((error: unknown) => {
    if (!(error instanceof Refused && error.problem.code === 'no-such-mailbox')) throw error;
  });
  return { result: { sent: 1 } };
};
