import { isMailAddress } from './mail.ts';
import { isThisMachine } from './this-machine.ts';

/**
 * A mail server: `secure` speaks TLS from the first byte, `plain` never does, otherwise the connection must become TLS
 * before anything is said. `from` is the address that mail comes from.
 */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly plain: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly from: string;
};

const usualPorts = { 'smtp:': 587, 'smtps:': 465 } as const;

function decoded(text: string): string | undefined {
  try {
    return text === '' ? undefined : decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Reads `smtp://user:password@host:587` or `smtps://...`; with `smtp` the connection must become TLS, except to this very
 * machine or where the address ends with `?tls=off`. Undefined for what is no such address, or no sender.
 */
export function readMailServer(address: string, from: string): MailServer | undefined {
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return undefined;
  if (url.hostname === '' || !['', '/'].includes(url.pathname) || url.hash !== '' || !isMailAddress(from))
    return undefined;
  if (!['', '?tls=off'].includes(url.search)) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'smtps:';
  if (secure && url.search !== '') return undefined;
  return {
    ...{ host, port: Number(url.port) || usualPorts[url.protocol], secure, from },
    plain: !secure && (url.search !== '' || isThisMachine(host)),
    user: decoded(url.username),
    password: decoded(url.password),
  };
}
