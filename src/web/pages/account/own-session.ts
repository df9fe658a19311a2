import { isPassword } from '../../../accounts/password.ts';
import type { Account, Session } from '../../../core/account.ts';
import { Refused } from '../../../core/errors.ts';
import type { World } from '../../../core/ports.ts';
import type { Ask } from '../../face.ts';
import type { FormAsk } from '../../form-face.ts';
import { countSecondStep } from '../../sign-in-door.ts';

/** Whoever asks, with their session. Refuses with `not-signed-in` those who are nobody. */
export function ownIn({ visitor: { account, session } }: Pick<Ask, 'visitor'>): {
  readonly account: Account;
  readonly session: Session;
} {
  if (!account || !session) throw new Refused('not-signed-in');
  return { account, session };
}

/** Refuses unless the field holds the password of whoever asks, so that an open screen is not enough. */
export async function checkShown(world: World, ask: FormAsk, field: string): Promise<void> {
  const { account } = ownIn(ask);
  countSecondStep(world, account.id);
  if (await isPassword(account.password, ask.fields.text(field))) return;
  throw new Refused('bad-input', undefined, [{ path: field, message: 'This is not the password.' }]);
}
