// `npm run promises`: every promise and journey, one file at a time so that figures are not disturbed, and what they
// measured into the last column of PROMISES.md. `--long` runs the long versions; names choose some of the files.
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { prepare } from './programs.ts';
import { type Count, closingLine, runFile, sum } from './run-file.ts';
import { root } from './tree.ts';

const page = join(root, 'PROMISES.md');
const LAST_RUN = /^Last run: .*$/m;
const limitMs = { short: 10 * 60_000, long: 60 * 60_000 };

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const isLong = args.includes('--long');
  const wanted = args.filter((argument) => !argument.startsWith('--'));
  const unknown = args.find((argument) => argument.startsWith('--') && argument !== '--long');
  const refusal = unknown ? `${unknown} is not an option. There is --long.` : prepare();
  if (refusal) {
    console.error(refusal);
    return 1;
  }
  const files = globSync(['test/promises/*.test.ts', 'test/journeys/*.test.ts'], { cwd: root })
    .filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)))
    .sort();
  const counts: Count[] = [];
  const cells = new Map<string, string>();
  for (const file of files) {
    const { count, cell } = await keepOne(join(root, file), isLong);
    counts.push(count);
    cells.set(basename(file), cell);
  }
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), cells, isLong));
  const total = sum(counts);
  console.log(closingLine(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

// Runs one file and reads what it measured; a promise that did not hold says so in place of a figure.
async function keepOne(file: string, isLong: boolean): Promise<{ count: Count; cell: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-figures-'));
  process.env.CASEBOOK_FIGURES = join(folder, 'figures');
  process.env.CASEBOOK_LONG = isLong ? '1' : '';
  writeFileSync(process.env.CASEBOOK_FIGURES, '');
  const { count, text } = await runFile(file, isLong ? limitMs.long : limitMs.short);
  console.log(`${basename(file)}\n${text}`);
  const lines = readFileSync(process.env.CASEBOOK_FIGURES, 'utf8').split('\n').filter(Boolean);
  rmSync(folder, { recursive: true });
  const figures = lines.map((line) => (JSON.parse(line) as { text: string }).text).join('; ');
  const kept = figures || `${count.passed} of ${count.passed + count.failed} checks`;
  const skipped = count.skipped > 0 ? `${count.skipped} skipped here; ` : '';
  return { count, cell: count.failed > 0 ? `**not kept**: ${count.failed} checks failed` : `${skipped}${kept}` };
}

function withFigures(text: string, cells: ReadonlyMap<string, string>, isLong: boolean): string {
  const lines = text.split('\n').map((line) => {
    const name = [...cells.keys()].find((file) => line.startsWith('|') && line.includes(`/${file})`));
    if (name === undefined) return line;
    const columns = line.split('|');
    columns[columns.length - 2] = ` ${(cells.get(name) ?? '').replaceAll('|', '/')} `;
    return columns.join('|');
  });
  const now = new Date().toISOString().slice(0, 10);
  const where = `Node ${process.versions.node}, ${availableParallelism()} cores`;
  return lines.join('\n').replace(LAST_RUN, `Last run: ${now}, ${isLong ? 'long' : 'short'}, ${where}.`);
}
