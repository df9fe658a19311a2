import type { Log } from './core/ports.ts';
import { systemClock } from './outside/clock.ts';
import { jsonLog, plainLog } from './outside/log.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the program speaks in lines for programs: as CASEBOOK_LOG says, else where standard error is no terminal. */
export function speaksJson(environment: Environment, isTerminal: boolean): boolean {
  return environment.CASEBOOK_LOG === 'json' || (environment.CASEBOOK_LOG !== 'plain' && !isTerminal);
}

// The password as it stands in the address and as it is meant, since a driver may repeat either.
function passwordsIn(address: string | undefined): readonly string[] {
  const url = address === undefined ? null : URL.parse(address);
  const written = [url?.password, url?.searchParams.get('password')].filter((one) => typeof one === 'string');
  return written.flatMap((one) => {
    try {
      return [one, decodeURIComponent(one)];
    } catch {
      return [one];
    }
  });
}

// As it was set, and as it stands in a request to the provider.
function secretAsSent(secret = ''): readonly string[] {
  return [secret, encodeURIComponent(secret)];
}

/**
 * The log of this process or thread on its standard error; the passwords of its databases and its mail server, and its
 * secret at the provider of sign-in, stand in no line of it.
 */
export function logOfProcess(environment: Environment, screen: NodeJS.WriteStream): Log {
  const addresses = ['DATABASE_URL', 'DATABASE_REPLICA_URL', 'CASEBOOK_SMTP_URL'];
  const secrets = [
    ...addresses.flatMap((name) => passwordsIn(environment[name])),
    ...secretAsSent(environment.CASEBOOK_OIDC_SECRET),
  ];
  const write = (line: string): void => void screen.write(`${line}\n`);
  const isJson = speaksJson(environment, screen.isTTY === true);
  return isJson ? jsonLog({ write, now: systemClock.now, secrets }) : plainLog({ write, secrets });
}
