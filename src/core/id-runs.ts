import type { IdRun } from './ports.ts';
import { numberOf } from './revision.ts';

/** Ids in as little memory as they need: four bytes for each, and its prefix once for all that follow with the same. */
export function idRuns(ids: readonly string[]): readonly IdRun[] {
  const prefixOf = (id: string): string => id.slice(0, id.lastIndexOf('-') + 1);
  const runs: IdRun[] = [];
  for (let from = 0; from < ids.length; ) {
    const prefix = prefixOf(ids[from] ?? '');
    let to = from + 1;
    while (to < ids.length && prefixOf(ids[to] ?? '') === prefix) to += 1;
    runs.push({ prefix, numbers: Uint32Array.from(ids.slice(from, to), numberOf) });
    from = to;
  }
  return runs;
}

/** The ids again, one by one and in their order. */
export function* idsIn(runs: readonly IdRun[]): Generator<string> {
  for (const { prefix, numbers } of runs) for (const number of numbers) yield `${prefix}${number}`;
}
