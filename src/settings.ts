import { resolve } from 'node:path';
import { Refused } from './core/errors.ts';

/** What the environment decides; `data` is an absolute path. */
export type Settings = { readonly host: string; readonly port: number; readonly data: string; readonly prefix: string };

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Refused('bad-command', `PORT=${text} is not a port: choose a number from 0 to 65535.`);
}

function prefixOf(text: string): string {
  if (/^[A-Z]{2,8}$/.test(text)) return text;
  throw new Refused('bad-command', `CASEBOOK_PREFIX=${text} is not two to eight capital letters.`);
}

/** Reads the settings from the environment. Refuses a value that cannot be meant. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: portOf(environment['PORT'] || '8080'),
    data: resolve(environment['CASEBOOK_DATA'] || 'data'),
    prefix: prefixOf(environment['CASEBOOK_PREFIX'] || 'CB'),
  };
}
