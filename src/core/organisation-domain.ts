import type { EntityDocument } from './entity.ts';
import { literalHost, outwardAddress } from './outward.ts';

/** How the token looks where an organisation publishes it: in a TXT record of its domain, or in the well-known file. */
export function verificationLine(token: string): string {
  return `casebook-verification=${token}`;
}

/** Where the well-known file of a domain lies. */
export function wellKnownAddress(domain: string): string {
  return `https://${domain}/.well-known/casebook-verification.txt`;
}

/**
 * The domain in what a person typed, which may be an address: small letters, as the DNS has it, without a leading `www.`.
 * Undefined when there is none that could be asked for.
 */
export function domainIn(typed: string): string | undefined {
  const text = typed.trim();
  const url = outwardAddress(text.includes('://') ? text : `https://${text}`);
  if (!url || literalHost(url) !== undefined) return undefined;
  const domain = url.hostname.replace(/\.$/, '').replace(/^www\./, '');
  return /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)
    ? domain
    : undefined;
}

/** The domains that an organisation is known by: those of its links, without a leading `www.`. */
export function knownDomains({ links = [] }: EntityDocument): readonly string[] {
  return [...new Set(links.flatMap((link) => domainIn(link) ?? []))];
}

/**
 * Whether a domain is that of an organisation: it has a link there, or below it. Not the other way round, because whoever
 * gives names away below a domain does not speak for those who have taken one.
 */
export function isDomainOf(entity: EntityDocument, domain: string): boolean {
  return knownDomains(entity).some((known) => known === domain || known.endsWith(`.${domain}`));
}

/** Whether an answer from this address still comes from this domain after redirects. */
export function isAtDomain(address: string, domain: string): boolean {
  return domainIn(address) === domain;
}
