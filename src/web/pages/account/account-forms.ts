import { endSession } from '../../../accounts/end-session.ts';
import { hashPassword, isPassword } from '../../../accounts/password.ts';
import { passwordFault } from '../../../accounts/password-rule.ts';
import { removeFactor } from '../../../accounts/remove-factor.ts';
import { setAddress } from '../../../accounts/set-address.ts';
import { setPassword } from '../../../accounts/set-password.ts';
import type { Account } from '../../../core/account.ts';
import { type Fault, Refused, refusedWith } from '../../../core/errors.ts';
import type { World } from '../../../core/ports.ts';
import { endedCookie } from '../../actor.ts';
import { type Form, type FormAsk, form, steps } from '../../form-face.ts';
import { countSecondStep } from '../../sign-in-door.ts';
import { accountAgain } from './account.ts';
import { linkForm, unlinkForm } from './openid-forms.ts';
import { checkShown, ownIn } from './own-session.ts';

const again = accountAgain;
const next = async () => ({ to: '/account' });

const end = form({
  action: endSession,
  read: async (_world, ask) => ({ session: ownIn(ask).session.hash, ends: ask.fields.text('ends') }),
  ...{ next, again },
});

const remove = form({
  action: removeFactor,
  read: async (_world, ask) => {
    const { account, session } = ownIn(ask);
    return { id: account.id, version: account.version, session: session.hash, factor: ask.fields.text('factor') };
  },
  ...{ next, again },
});

// The password now is asked for, so that an open screen is not enough to keep its owner out.
async function newPassword(world: World, ask: FormAsk, { name, password: known, id }: Account): Promise<string> {
  const [current, password, twice] = ['current', 'password', 'again'].map((field) => ask.fields.text(field)) as [
    string,
    string,
    string,
  ];
  countSecondStep(world, id);
  const faults: Fault[] = [];
  if (!(await isPassword(known, current))) faults.push({ path: 'current', message: 'This is not the password.' });
  const fault = await passwordFault(password, [name, 'casebook']);
  if (fault !== undefined) faults.push({ path: 'password', message: fault });
  else if (twice !== password) faults.push({ path: 'again', message: 'The two passwords differ.' });
  if (faults.length > 0) throw new Refused('bad-input', undefined, faults);
  return hashPassword(password, world.random.bytes(16));
}

const password = form({
  action: setPassword,
  read: async (world, ask) => {
    const { account, session } = ownIn(ask);
    const hashed = await newPassword(world, ask, account);
    return { id: account.id, version: account.version, session: session.hash, password: hashed };
  },
  ...{ next, again },
});

// Where links go decides who can choose a password, so the password is asked for here, too.
const address = form({
  action: setAddress,
  read: async (world, ask) => {
    const { account, session } = ownIn(ask);
    await checkShown(world, ask, 'shown');
    return { id: account.id, version: account.version, session: session.hash, email: ask.fields.text('email') };
  },
  ...{ next, again },
});

/** What people do with their own account. */
export const accountForm = steps('step', { end, remove, password, address, link: linkForm, unlink: unlinkForm });

/** Ends the session in use, of whatever strength; whoever has none is signed out already. */
export const signOutForm: Form = {
  forms: 'page',
  answer: async (world, { visitor: { session, actor } }) => {
    if (session) {
      const result = await endSession.perform(world, actor, { session: session.hash, ends: session.hash });
      if (!result.ok && result.problem.code !== 'not-signed-in') throw refusedWith(result.problem);
    }
    return { to: '/', cookies: [endedCookie(world.site())] };
  },
};
