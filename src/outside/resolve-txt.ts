import { Resolver } from 'node:dns/promises';
import type { ResolveTxt } from '../core/outward.ts';

// Milliseconds for each try.
const patience = { timeout: 3_000, tries: 2 };

const nothing = new Set(['ENOTFOUND', 'ENODATA']);

/** All IP addresses that the DNS has for a name, IPv4 first; the machine's own list of hosts is not asked. */
export async function resolveName(name: string, signal: AbortSignal): Promise<readonly string[]> {
  const resolver = new Resolver(patience);
  const cancel = (): void => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  signal.removeEventListener('abort', cancel);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

/** The TXT records that the DNS has for a domain, each as one text. */
export const resolveTxt: ResolveTxt = async (domain) => {
  try {
    return (await new Resolver(patience).resolveTxt(domain)).map((pieces) => pieces.join(''));
  } catch (error) {
    return nothing.has((error as NodeJS.ErrnoException).code ?? '') ? [] : undefined;
  }
};
