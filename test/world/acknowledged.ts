import type { ReadStore } from '../../src/core/ports.ts';
import { openAddress } from './open-address.ts';

/** The lines `ack [...]` among what a writing process printed. */
export function acksIn(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line.startsWith('ack '));
}

/** The writes that acknowledgements name, as `id revision commitment` or `id draft`. */
export function writesIn(acks: readonly string[]): readonly string[] {
  return acks.flatMap((ack) => JSON.parse(ack.slice('ack '.length)) as string[]);
}

// A number that a lost write had may have been given again, so it is the commitment that tells.
async function isKept(store: ReadStore, line: string): Promise<boolean> {
  const [id = '', number = '', commitment] = line.split(' ');
  if (number !== 'draft') return (await store.revision(id, Number(number)))?.commitment === commitment;
  return ((await store.draft(id)) ?? (await store.revision(id, 1))) !== undefined;
}

/** Opens the database as the program does after a crash and looks for every acknowledged write. */
export async function missing(
  address: string,
  acks: readonly string[],
): Promise<{ readonly lost: readonly string[]; readonly readyMs: number }> {
  const from = performance.now();
  const store = await openAddress(address);
  await store.sequence();
  const readyMs = performance.now() - from;
  const lost: string[] = [];
  for (const line of writesIn(acks)) if (!(await isKept(store, line))) lost.push(line);
  await store.close();
  return { lost, readyMs };
}
