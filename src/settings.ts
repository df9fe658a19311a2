import { resolve } from 'node:path';
import { Refused } from './core/errors.ts';

/** What the environment decides; `data` is an absolute path, `url` the address under which readers reach the server. */
export type Settings = {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly prefix: string;
  readonly url?: string;
};

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Refused('bad-command', `PORT=${text} is not a port: choose a number from 0 to 65535.`);
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

/** The address of a server that listens on a host and a port; one that listens everywhere is named by this machine. */
export function addressOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Reads the settings from the environment. Refuses a value that cannot be meant. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: portOf(environment['PORT'] || '8080'),
    data: resolve(environment['CASEBOOK_DATA'] || 'data'),
    prefix: prefixOf(environment['CASEBOOK_PREFIX'] || 'CB'),
    url: urlOf(environment['CASEBOOK_URL']),
  };
}
