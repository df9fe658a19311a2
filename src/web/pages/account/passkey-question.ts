import { askPasskey } from '../../../accounts/ask-passkey.ts';
import { type Asked, askToMake, askToUse, CHALLENGE_BYTES } from '../../../accounts/passkey.ts';
import { hasSecondFactor } from '../../../accounts/session-rules.ts';
import type { Session } from '../../../core/account.ts';
import { Refused, refusedWith } from '../../../core/errors.ts';
import type { World } from '../../../core/ports.ts';
import { ask } from '../../form-face.ts';

/** What is said where a passkey gave no answer that fits. */
export const NO_PASSKEY = 'The passkey gave no answer that fits. Please press the button again.';

/** What the passkey of a session was asked last. */
export function askedOf(world: World, { memo }: Session): Asked | undefined {
  return memo === undefined ? undefined : { site: world.site(), challenge: memo };
}

/** What a browser is to ask its passkeys, in order to make or to use one; a question of our island. */
export const passkeyQuestion = ask(async (world, { visitor, fields }) => {
  const { account, session, actor } = visitor;
  const isMaking = fields.text('what') === 'make';
  if (!account || !session || (isMaking && session.strength !== 'full' && hasSecondFactor(account)))
    throw new Refused('wrong-state', 'Please sign in first.');
  const challenge = Buffer.from(world.random.bytes(CHALLENGE_BYTES)).toString('base64url');
  const result = await askPasskey.perform(world, actor, { id: account.id, session: session.hash, challenge });
  if (!result.ok) throw refusedWith(result.problem);
  const asked = { site: world.site(), challenge };
  return isMaking ? askToMake(asked, account) : askToUse(asked, account);
});
