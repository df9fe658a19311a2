import { join, resolve } from 'node:path';
import { Refused } from './core/errors.ts';
import { type MailServer, readMailServer } from './core/mail-server.ts';
import { type OpenidServer, readOpenidServer } from './core/openid.ts';
import { isAddress, isOtherAddress } from './core/place-name.ts';

/**
 * What the environment decides; `data` is an absolute path, `url` the address under which readers reach the server.
 * `database` is the address of a PostgreSQL database, which then takes the place of the file in `data`; `replica` that of
 * a copy of it for reads. Both may hold a password.
 */
export type Settings = {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly database?: string;
  readonly replica?: string;
  readonly prefix: string;
  readonly url?: string;
  readonly metricsPort?: number;
  readonly logsRequests: boolean;
  /** How long a process that ends goes on taking requests, while /readyz sends them elsewhere. */
  readonly drainSeconds: number;
  /** How many proxies stand in front of the server and are believed when they say where a request comes from. */
  readonly proxies: number;
  /** Whether a process that serves pages runs jobs too. */
  readonly works: boolean;
  /** Where the backups of the nights go, an absolute path, and how many of them are kept; none are made without it. */
  readonly backups?: { readonly directory: string; readonly kept: number };
  /** Where releases stand, an absolute path, and how often one is made by itself. */
  readonly releases: { readonly directory: string; readonly every?: 'day' | 'week' | 'month' };
  /** The server that mail is handed to, and who it comes from; without it none is sent. It may hold a password. */
  readonly mail?: MailServer;
  /** The OpenID provider with which people may sign in; it holds a secret. */
  readonly openid?: OpenidServer;
};

function portOf(name: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Refused('bad-command', `${name}=${text} is not a port: choose a number from 0 to 65535.`);
}

// An address would become a directory of that name. It is not repeated: it may hold a password.
function dataOf(text: string): string {
  if (!isAddress(text) && !isOtherAddress(text)) return resolve(text);
  throw new Refused(
    'bad-command',
    'CASEBOOK_DATA names a directory; the address of a database goes into DATABASE_URL.',
  );
}

type Environment = Readonly<Record<string, string | undefined>>;

// A setting of a few words; left out or empty it is the first of them.
function oneOf(environment: Environment, name: string, words: readonly [string, ...string[]]): string {
  const text = environment[name] || words[0];
  if (words.includes(text)) return text;
  throw new Refused('bad-command', `${name}=${text} is not known: choose ${words.join(' or ')}.`);
}

function secondsOf(name: string, text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= 300) return Number(text);
  throw new Refused('bad-command', `${name}=${text} is not a number of seconds from 0 to 300.`);
}

function proxiesOf(text: string): number {
  if (/^\d$/.test(text)) return Number(text);
  throw new Refused('bad-command', `CASEBOOK_PROXIES=${text} is not a number of proxies from 0 to 9.`);
}

function backupsOf(environment: Environment): Settings['backups'] {
  const [directory, kept = '7'] = [environment['CASEBOOK_BACKUPS'], environment['CASEBOOK_BACKUPS_KEEP'] || undefined];
  if (!/^[1-9]\d{0,3}$/.test(kept))
    throw new Refused('bad-command', `CASEBOOK_BACKUPS_KEEP=${kept} is not a number of files from 1 to 9999.`);
  return directory ? { directory: resolve(directory), kept: Number(kept) } : undefined;
}

function releasesOf(environment: Environment): Settings['releases'] {
  const every = oneOf(environment, 'CASEBOOK_RELEASE_EVERY', ['off', 'day', 'week', 'month']);
  const directory = resolve(
    environment['CASEBOOK_RELEASES'] || join(dataOf(environment['CASEBOOK_DATA'] || 'data'), 'releases'),
  );
  return every === 'off' ? { directory } : { directory, every: every as 'day' | 'week' | 'month' };
}

function prefixOf(text: string): string {
  if (/^[A-Z]{2,8}$/.test(text)) return text;
  throw new Refused('bad-command', `CASEBOOK_PREFIX=${text} is not two to eight capital letters.`);
}

// Links inside the pages start at the root, so a path in front of it could not be kept.
function urlOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Refused(
    'bad-command',
    `CASEBOOK_URL=${text} is not the address of a site, such as https://cases.example.org, with nothing behind it.`,
  );
}

// What was given is not repeated: it may hold a password.
function databaseOf(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.parse(text);
  if (url && isAddress(text) && url.pathname.length > 1) return text;
  throw new Refused(
    'bad-command',
    `${name} is not the address of a PostgreSQL database, such as postgres://user:password@host:5432/casebook.`,
  );
}

function databasesOf(environment: Environment): Pick<Settings, 'database' | 'replica'> {
  const database = databaseOf('DATABASE_URL', environment['DATABASE_URL']);
  const replica = databaseOf('DATABASE_REPLICA_URL', environment['DATABASE_REPLICA_URL']);
  if (database !== undefined || replica === undefined) return { database, replica };
  throw new Refused('bad-command', 'DATABASE_REPLICA_URL names a copy of a database; DATABASE_URL must name that one.');
}

// What was given is not repeated: it may hold a password.
function mailOf(environment: Environment): Settings['mail'] {
  const [address, from] = [environment['CASEBOOK_SMTP_URL'], environment['CASEBOOK_MAIL_FROM']];
  if (!address && !from) return undefined;
  const server = readMailServer(address ?? '', from ?? '');
  if (server) return server;
  throw new Refused(
    'bad-command',
    'CASEBOOK_SMTP_URL must name a mail server, such as smtps://user:password@mail.example.org, and CASEBOOK_MAIL_FROM the address that mail comes from.',
  );
}

// What was given is not repeated: one of it is a secret.
function openidOf(environment: Environment): Settings['openid'] {
  const [issuer, client, secret] = ['ISSUER', 'CLIENT', 'SECRET'].map((name) => environment[`CASEBOOK_OIDC_${name}`]);
  if (!issuer && !client && !secret) return undefined;
  const server = readOpenidServer({ issuer: issuer ?? '', client: client ?? '', secret: secret ?? '' });
  if (server) return server;
  throw new Refused(
    'bad-command',
    'CASEBOOK_OIDC_ISSUER must name an OpenID provider, such as https://login.example.org, with CASEBOOK_OIDC_CLIENT and CASEBOOK_OIDC_SECRET as it gave them.',
  );
}

/** The address of a server that listens on a host and a port; one that listens everywhere is named by this machine. */
export function addressOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Reads the settings from the environment. Refuses a value that cannot be meant. */
export function readSettings(environment: Environment): Settings {
  oneOf(environment, 'CASEBOOK_LOG', ['plain', 'json']);
  const metricsPort = environment['CASEBOOK_METRICS_PORT'];
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: portOf('PORT', environment['PORT'] || '8080'),
    data: dataOf(environment['CASEBOOK_DATA'] || 'data'),
    ...databasesOf(environment),
    prefix: prefixOf(environment['CASEBOOK_PREFIX'] || 'CB'),
    url: urlOf(environment['CASEBOOK_URL']),
    metricsPort: metricsPort ? portOf('CASEBOOK_METRICS_PORT', metricsPort) : undefined,
    logsRequests: oneOf(environment, 'CASEBOOK_LOG_REQUESTS', ['off', 'on']) === 'on',
    drainSeconds: secondsOf('CASEBOOK_DRAIN_SECONDS', environment['CASEBOOK_DRAIN_SECONDS'] || '0'),
    proxies: proxiesOf(environment['CASEBOOK_PROXIES'] || '0'),
    works: oneOf(environment, 'CASEBOOK_WORK', ['on', 'off']) === 'on',
    backups: backupsOf(environment),
    releases: releasesOf(environment),
    mail: mailOf(environment),
    openid: openidOf(environment),
  };
}
