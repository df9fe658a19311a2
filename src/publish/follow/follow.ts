import { z } from 'zod';
import { action } from '../../core/action.ts';
import { isMailAddress } from '../../core/mail.ts';
import { everyone } from '../../core/policy.ts';
import { addressOfFollowed, followedAt, nameOfFollowed } from '../followed.ts';
import { countedAs, followId, keyFor, secretHash, secretOf } from './follow-secret.ts';

/** The kind of job that sends the mail in which a follower confirms. */
export const CONFIRM_JOB = 'confirm-follow';

// Mails to one address on one day, so that nobody can fill the mailbox of somebody else from here.
const MAILS_A_DAY = 5;

/** How often somebody is told. */
export const rhythm = z.enum(['day', 'week'], { error: 'Please choose how often.' });

/**
 * Somebody asks to be told by mail. Nothing is sent but one mail in which they confirm; whether the address follows this
 * already changes nothing that is seen here.
 */
export const follow = action({
  name: 'follow',
  who: everyone,
  discreet: true,
  input: z.strictObject({
    email: z.string().trim().refine(isMailAddress, 'Please write one mail address, such as name@example.org.'),
    what: z.string().refine((text) => followedAt(text) !== undefined, 'This cannot be followed.'),
    every: rhythm,
  }),
  run: async ({ email, what: typed, every }, { tx, world }) => {
    const followed = followedAt(typed) ?? { kind: 'new' };
    await nameOfFollowed(tx, followed);
    const [what, key] = [addressOfFollowed(followed), await keyFor(tx, world)];
    const id = followId(key, email, what);
    const hash = secretHash(secretOf(key, id));
    const due = world.clock.now();
    const day = due.slice(0, 10);
    const known = await tx.subscriptionOf(hash);
    if (known?.state !== 'confirmed') {
      const told = await tx.sequence();
      await tx.putSubscription({ id, email, what, every, state: 'unconfirmed', hash, told, day });
    }
    const counted = countedAs(key, email);
    for (let mail = 1; mail <= MAILS_A_DAY; mail += 1) {
      const job = { kind: CONFIRM_JOB, key: `${counted} ${day} ${mail}`, due, payload: { hash } };
      if ((await tx.enqueue(job, due)) !== undefined) break;
    }
    return {};
  },
});
