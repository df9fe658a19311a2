import { Refused } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';

/** How a log is written: `secrets` appear in no line, `now` gives the time in ISO 8601, `write` takes a line without its end. */
export type LogOptions = {
  readonly write: (line: string) => void;
  readonly now: () => string;
  readonly secrets?: readonly string[];
};

const PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@]*):[^\s/?#]*@/gi;
const PASSWORD_SETTING = /(\bpassword=)[^\s&'"]+/gi;
const GONE = '…';

/** A text without the passwords of the addresses in it, and without the secrets that are known. */
export function withoutPasswords(text: string, secrets: readonly string[] = []): string {
  const known = secrets.filter((secret) => secret !== '');
  const rest = known.reduce((left, secret) => left.replaceAll(secret, GONE), text);
  return rest.replace(PASSWORD, `$1:${GONE}@`).replace(PASSWORD_SETTING, `$1${GONE}`);
}

function codeOf(cause: unknown): string {
  if (cause instanceof Refused) return cause.problem.code;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'internal';
}

// A refusal was foreseen: where in the program it arose tells nobody anything.
function stackOf(cause: unknown): string | undefined {
  return cause instanceof Error && !(cause instanceof Refused) ? (cause.stack ?? cause.message) : undefined;
}

/** Sentences for a person; the stack of an error follows it on lines of its own. */
export function plainLog({ write, secrets }: Pick<LogOptions, 'write' | 'secrets'>): Log {
  const say = (text: string): void => write(withoutPasswords(text, secrets));
  return {
    info: (message, { code: _, ...facts } = {}) => say([message, ...Object.values(facts)].join(' ')),
    error: (message, cause) => {
      const stack = stackOf(cause);
      say(stack === undefined ? message : `${message}: ${stack}`);
    },
  };
}

/** One JSON object per line, for programs that gather logs: time, level, message, code, and what else there is to say. */
export function jsonLog({ write, now, secrets }: LogOptions): Log {
  const say = (line: Readonly<Record<string, unknown>>): void => {
    const clean = (_: string, value: unknown) => (typeof value === 'string' ? withoutPasswords(value, secrets) : value);
    write(JSON.stringify({ time: now(), ...line }, clean));
  };
  return {
    info: (message, facts) => say({ level: 'info', message, code: 'info', ...facts }),
    error: (message, cause) => say({ level: 'error', message, code: codeOf(cause), stack: stackOf(cause) }),
  };
}
