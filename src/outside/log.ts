import type { Log } from '../core/ports.ts';

/** Writes to standard error, one line each; the stack of an error stays on the machine that runs Casebook. */
export function consoleLog(write: (line: string) => void): Log {
  return {
    info: (message) => write(message),
    error: (message, cause) => write(cause instanceof Error ? `${message}: ${cause.stack ?? cause.message}` : message),
  };
}
