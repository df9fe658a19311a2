import { setTimeout as wait } from 'node:timers/promises';

/** Waits so many milliseconds on the machine's clock, or until the signal, whichever comes first. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
