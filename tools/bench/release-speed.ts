import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, root, startNode } from '../../test/world/process.ts';
import { memoryOf } from './memory.ts';
import type { Figure } from './report.ts';

const BETWEEN_LOOKS = 50;

/** How long a release of everything takes, from starting the command to its end, and the most memory it takes meanwhile. */
export async function releaseFigures(place: string): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'casebook-releases-'));
  const env = { ...environmentOf(place), CASEBOOK_RELEASES: directory };
  const from = performance.now();
  const { child, ended, lines } = startNode([join(root, 'src', 'main.ts'), 'release'], { env });
  let memory = 0;
  const look = setInterval(() => {
    memory = Math.max(memory, memoryOf(child.pid ?? 0));
  }, BETWEEN_LOOKS);
  const code = await ended;
  clearInterval(look);
  const seconds = (performance.now() - from) / 1_000;
  rmSync(directory, { recursive: true, force: true });
  if (code !== 0) throw new Error(`casebook release ended with ${code}`);
  const records = /holds (\d+) records/.exec(lines.join('\n'))?.[1] ?? '0';
  return [
    { name: `release of ${records} records`, value: seconds, unit: 's', bar: 10, barAt: 20_000 },
    { name: 'memory of a release', value: memory, unit: 'MB', bar: 300, barAt: 20_000 },
  ];
}
