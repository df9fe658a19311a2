import type { Writable } from 'node:stream';

// As a shell reports a program that SIGPIPE has ended.
const PIPE_CLOSED = 141;

const isClosed = (error: unknown): boolean => (error as { code?: unknown } | undefined)?.code === 'EPIPE';

/**
 * What is printed may have a reader who stops early: `| head`. Then there is nobody left to print for, and the program ends
 * without a word; nobody to read the log is no reason to end.
 */
export function endWithReader(printed: Writable, logged: Writable, end: (code: number) => void): void {
  printed.on('error', (error) => {
    if (!isClosed(error)) throw error;
    end(PIPE_CLOSED);
  });
  logged.on('error', (error) => {
    if (!isClosed(error)) throw error;
  });
}
