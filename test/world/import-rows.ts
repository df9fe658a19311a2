import { keeper } from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import type { ImportReport } from '../../src/harvest/import-report.ts';
import type { ImportedCollection } from '../../src/harvest/imported-row.ts';
import { runImport } from '../../src/harvest/run-import.ts';

/** Takes a collection into a world, without a terminal. */
export function importRows(world: World, from: ImportedCollection): Promise<ImportReport> {
  return runImport(from, {
    takeIn: (arrival) => takeIn.perform(world, keeper, arrival),
    progress: () => undefined,
    stop: new AbortController().signal,
  });
}
