import { z } from 'zod';
import type { Account, Passkey } from '../core/account.ts';

// Read only where somebody uses a passkey: it brings much along.
const library = () => import('@simplewebauthn/server');

/** How many random bytes a passkey is asked to sign. */
export const CHALLENGE_BYTES = 32;

// What browsers give back (WebAuthn, section 5.1, as JSON); what is behind the letters is read by the library.
const letters = z.string().regex(/^[\w-]{1,20000}$/);
const shape = { id: letters, rawId: letters, type: z.literal('public-key'), clientExtensionResults: z.object({}) };
const made = z.object({
  ...shape,
  response: z.object({
    clientDataJSON: letters,
    attestationObject: letters,
    transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).optional(),
  }),
});
const used = z.object({
  ...shape,
  response: z.object({
    clientDataJSON: letters,
    authenticatorData: letters,
    signature: letters,
    userHandle: letters.optional(),
  }),
});

function parsed<T>(type: z.ZodType<T>, text: string): T | undefined {
  try {
    return type.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What was asked: the site it was asked on (scheme, host and port), and what was to be signed, in base64url. */
export type Asked = { readonly site: string; readonly challenge: string };

const hostOf = (site: string): string => new URL(site).hostname;
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'base64url'));
const known = ({ passkeys }: Pick<Account, 'passkeys'>) =>
  passkeys.map(({ id, transports }) => ({ id, transports: [...transports] }));

/** What a browser is asked in order to make a passkey: one that knows its user by finger, face or code. */
export async function askToMake({ site, challenge }: Asked, account: Account): Promise<object> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    ...{ rpName: 'Casebook', rpID: hostOf(site), userName: account.name, userDisplayName: account.name },
    ...{ userID: Uint8Array.from(Buffer.from(account.id)), challenge: bytesOf(challenge) },
    ...{ attestationType: 'none', excludeCredentials: known(account) },
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
}

/** What a browser is asked in order to use one of an account's passkeys. */
export async function askToUse({ site, challenge }: Asked, account: Account): Promise<object> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    ...{ rpID: hostOf(site), challenge: bytesOf(challenge), userVerification: 'required' },
    allowCredentials: known(account),
  });
}

/** The passkey that a browser made as it was asked to; undefined when it is not that. */
export async function passkeyMade(asked: Asked, answer: string): Promise<Omit<Passkey, 'label' | 'day'> | undefined> {
  const response = parsed(made, answer);
  if (!response) return undefined;
  const expected = { expectedChallenge: asked.challenge, expectedOrigin: asked.site, expectedRPID: hostOf(asked.site) };
  const { verifyRegistrationResponse } = await library();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...response, response: { ...response.response } },
    ...expected,
    requireUserVerification: true,
  }).catch(() => ({ verified: false, registrationInfo: undefined }));
  if (!verified || !registrationInfo) return undefined;
  const { id, publicKey, counter } = registrationInfo.credential;
  const transports = response.response.transports ?? [];
  return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports };
}

/** The passkey of an account that signed what was asked, with its new counter; undefined when none did. */
export async function passkeyUsed(
  asked: Asked,
  account: Account,
  answer: string,
): Promise<{ readonly passkey: string; readonly counter: number } | undefined> {
  const response = parsed(used, answer);
  const passkey = account.passkeys.find(({ id }) => id === response?.id);
  if (!response || !passkey) return undefined;
  const { id, publicKey, counter } = passkey;
  const expected = { expectedChallenge: asked.challenge, expectedOrigin: asked.site, expectedRPID: hostOf(asked.site) };
  const { verifyAuthenticationResponse } = await library();
  const checked = await verifyAuthenticationResponse({
    ...{ response, ...expected, requireUserVerification: true },
    credential: { id, publicKey: bytesOf(publicKey), counter },
  }).catch(() => undefined);
  if (!checked?.verified) return undefined;
  return { passkey: id, counter: checked.authenticationInfo.newCounter };
}
