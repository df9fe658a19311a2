import { isAtDomain, verificationLine, wellKnownAddress } from '../core/organisation-domain.ts';
import type { FetchedPage } from '../core/outward.ts';
import type { World } from '../core/ports.ts';

/** Where the token of an organisation was found. */
export type DomainProof = 'dns' | 'well-known';

const MAX_FILE = 10_000;

function holds(page: FetchedPage, domain: string, line: string): boolean {
  if (page.status !== 200 || page.body.length > MAX_FILE || !isAtDomain(page.address, domain)) return false;
  const lines = new TextDecoder().decode(page.body).split(/\r?\n/);
  return lines.some((written) => written.trim() === line);
}

/** Looks for a token at a domain, in the DNS first; undefined when it stands in neither place, or nobody can be asked. */
export async function domainProof(
  { resolveTxt, fetchPublic }: Pick<World, 'resolveTxt' | 'fetchPublic'>,
  domain: string,
  token: string,
): Promise<DomainProof | undefined> {
  const line = verificationLine(token);
  const texts = await resolveTxt?.(domain);
  if (texts?.some((text) => text.trim() === line)) return 'dns';
  const page = await fetchPublic?.(wellKnownAddress(domain));
  return page?.ok && holds(page, domain, line) ? 'well-known' : undefined;
}
