import { isThisMachine } from './this-machine.ts';

/**
 * One way to a provider and back: what only this browser and the provider's answer may know. `back` is the address to which
 * the provider sends people.
 */
export type Journey = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly back: string;
};

/** What the provider sent people back with; `iss` is there when the provider says who it is. */
export type JourneyEnd = { readonly code: string; readonly iss?: string };

/** An OpenID provider, as the operator named it. Refuses with `provider-away` when it does not answer. */
export interface OpenidProvider {
  /** The host that people know it by. */
  readonly name: string;
  /** The address at which people show the provider who they are. */
  leave(journey: Journey): Promise<string>;
  /** Who came back: the provider and its own name for them. Refuses with `bad-input` what does not belong to this journey. */
  arrive(journey: Journey, end: JourneyEnd): Promise<string>;
}

/** A provider that the operator set; it holds a secret. */
export type OpenidServer = { readonly issuer: string; readonly client: string; readonly secret: string };

/**
 * Reads the address of a provider, such as `https://login.example.org/realms/press`; without TLS it may only be on this very
 * machine. Undefined for what is none, or where the name or the secret of the client is missing.
 */
export function readOpenidServer({ issuer, client, secret }: OpenidServer): OpenidServer | undefined {
  const url = URL.parse(issuer);
  if (!url || client === '' || secret === '') return undefined;
  const { protocol, hostname, username, password, search, hash } = url;
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
  return isSafe && `${username}${password}${search}${hash}` === '' ? { issuer, client, secret } : undefined;
}
