import { inviteFirst } from '../accounts/invite-first.ts';
import { LINK_HOURS, linkHash, linkPath, newLinkSecret } from '../accounts/link-secret.ts';
import type { World } from '../core/ports.ts';
import { perform } from './command.ts';

/** What a one-time link is, in one line of a terminal. */
export function linkLine(world: World, secret: string): string {
  return `${world.site()}${linkPath(secret)} (works once, for ${LINK_HOURS} hours)`;
}

/** The line with the link for the first administrator; undefined where there are accounts already. */
export async function firstLink(world: World): Promise<string | undefined> {
  if ((await world.store.accounts()).length > 0) return undefined;
  const secret = newLinkSecret(world.random);
  await perform(world, inviteFirst, { hash: linkHash(secret) });
  return `Nobody has an account yet. The first administrator starts here: ${linkLine(world, secret)}`;
}
