import { createHmac } from 'node:crypto';
import { sha256 } from '../../core/canonical.ts';
import type { ReadStore, World, WriteStore } from '../../core/ports.ts';

/** The setting that holds the key of the secrets in followers' links, 32 bytes in hexadecimal. */
export const followKey = 'follow-key';

/** What the secret of a link must look like. */
export const secretPattern = /^[\w-]{43}$/;

function mac(key: string, parts: readonly string[]) {
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update(JSON.stringify(['casebook follow', ...parts]))
    .digest();
}

/** The key of a site; made with the first follower. */
export async function keyFor(tx: WriteStore, { random }: Pick<World, 'random'>): Promise<string> {
  const known = await tx.setting(followKey);
  if (known !== undefined) return known;
  const made = Buffer.from(random.bytes(32)).toString('hex');
  await tx.putSetting(followKey, made);
  return made;
}

/** The id of what one address follows: always the same for the same, and nothing that tells the address. */
export function followId(key: string, email: string, what: string): string {
  return mac(key, ['id', email.toLowerCase(), what]).subarray(0, 16).toString('hex');
}

/** What stands for an address where its mails are counted. */
export function countedAs(key: string, email: string): string {
  return mac(key, ['address', email.toLowerCase()]).subarray(0, 16).toString('hex');
}

/** The secret in the links of a subscription: 256 bits that only the holder of the key can make. */
export function secretOf(key: string, id: string): string {
  return mac(key, ['secret', id]).toString('base64url');
}

/** The hash under which a subscription is found by its secret. */
export function secretHash(secret: string): string {
  return sha256(`casebook follow ${secret}`);
}

/** The links of a subscription on a site. */
export async function linksOf(
  { store, site }: { readonly store: Pick<ReadStore, 'setting'>; readonly site: () => string },
  id: string,
): Promise<{ readonly confirm: string; readonly stop: string } | undefined> {
  const key = await store.setting(followKey);
  if (key === undefined) return undefined;
  const secret = secretOf(key, id);
  return { confirm: `${site()}/follow/confirm/${secret}`, stop: `${site()}/follow/stop/${secret}` };
}
