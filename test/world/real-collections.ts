import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../src/core/ports.ts';
import { readAiaaic } from '../../src/harvest/aiaaic/read-aiaaic.ts';
import { readAiid } from '../../src/harvest/aiid/read-aiid.ts';
import { readHibp } from '../../src/harvest/hibp/read-hibp.ts';
import type { ImportReport } from '../../src/harvest/import-report.ts';
import { openBytes } from '../../src/outside/read-bytes.ts';
import { importRows } from './import-rows.ts';
import { sharedData } from './shared-data.ts';

/** Where the real collections lie; they are other people's work and never part of the repository. */
export const realFiles = {
  sheet: sharedData('aiaaic', 'incidents-2026-05.csv'),
  aiid: sharedData('aiid'),
  breaches: sharedData('hibp', 'breaches-2018-07.json'),
};

/** Takes all three real collections in; the reports in the order AIAAIC, AIID, HIBP. */
export async function importRealCollections(world: World): Promise<readonly ImportReport[]> {
  const directory = readdirSync(realFiles.aiid).map((name) => openBytes(join(realFiles.aiid, name)));
  return [
    await importRows(world, await readAiaaic(await openBytes(realFiles.sheet))),
    await importRows(world, await readAiid(await Promise.all(directory))),
    await importRows(world, await readHibp(await openBytes(realFiles.breaches))),
  ];
}
