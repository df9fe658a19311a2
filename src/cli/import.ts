import { Refused } from '../core/errors.ts';
import { keeper } from '../core/policy.ts';
import { sameCases } from '../editorial/same-cases.ts';
import { takeIn } from '../editorial/take-in.ts';
import { readAiaaic } from '../harvest/aiaaic/read-aiaaic.ts';
import { readAiid } from '../harvest/aiid/read-aiid.ts';
import { readCasebook } from '../harvest/casebook/read-casebook.ts';
import { readHibp } from '../harvest/hibp/read-hibp.ts';
import type { ImportReport } from '../harvest/import-report.ts';
import type { ImportedCollection } from '../harvest/imported-row.ts';
import { reportText } from '../harvest/report-text.ts';
import { interrupted, runImport } from '../harvest/run-import.ts';
import { type Command, readArguments, type Shell } from './command.ts';
import { importCollection, printCollection } from './import-collection.ts';
import { rehearsal } from './rehearse.ts';

type Reader = (shell: Shell, path: string, from: string | undefined) => Promise<ImportedCollection>;
type Options = { readonly draft: boolean; readonly dryRun: boolean };

const readers: Readonly<Record<string, Reader>> = {
  aiaaic: async (shell, path) => readAiaaic(await shell.openBytes(path)),
  aiid: async (shell, path) => readAiid(await shell.openDirectory(path)),
  hibp: async (shell, path) => readHibp(await shell.openBytes(path)),
  casebook: async (shell, path, from) => readCasebook(await shell.openBytes(path), from),
};

const INTERRUPTED = 130;
const USAGE =
  'import aiaaic FILE | aiid DIR | hibp FILE | collection DIR | casebook FILE [--from NAME] [--dry-run] [--draft] [--report FILE]';

async function importRows(shell: Shell, from: ImportedCollection, options: Options): Promise<ImportReport> {
  const opened = await shell.world();
  const world = options.dryRun ? rehearsal(opened) : opened;
  const progress = (done: number, total: number): void => {
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    const bar = '#'.repeat(Math.floor(percent / 5)).padEnd(20, '.');
    shell.status(`${from.collection} [${bar}] ${percent} %, ${done} of ${total} rows`);
  };
  const report = await runImport(from, {
    takeIn: (arrival) => takeIn.perform(world, keeper, arrival),
    sameCases: (arrival, outcomes) => sameCases(world.store, arrival, outcomes),
    progress,
    stop: shell.interrupted(),
    ...options,
  });
  shell.status(undefined);
  return report;
}

function finish(shell: Shell, { stopped, refusedRows }: ImportReport): void {
  if (stopped === interrupted) {
    shell.exitWith(INTERRUPTED);
    return;
  }
  if (stopped !== undefined) throw new Refused('bad-file', stopped);
  if (refusedRows > 0)
    throw new Refused('bad-file', 'Some rows were refused; they are listed above. The others are in.');
}

/** `casebook import KIND PATH`. */
export const importCommand: Command = {
  usage: USAGE,
  about: 'take in a collection; running it twice changes nothing. --dry-run only reports; --report writes JSON',
  run: async (shell, args) => {
    const { words, flags, values } = readArguments(args, {
      words: 2,
      flags: ['draft', 'dry-run'],
      values: ['report', 'from'],
    });
    const [kind = '', path] = words;
    const options = { draft: flags.has('draft'), dryRun: flags.has('dry-run') };
    const reader = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
    if (path === undefined || (reader === undefined && kind !== 'collection')) {
      throw new Refused('bad-command', `Say what to import: casebook ${USAGE}`);
    }
    if (values.from !== undefined && kind !== 'casebook') throw new Refused('bad-command', '--from is for casebook.');
    if (values.report !== undefined && (await shell.leadsInto(values.report, path)))
      throw new Refused('bad-command', '--report names a file that is to be read, or a place among such files.');
    if (reader === undefined) {
      if (values.report !== undefined)
        throw new Refused('bad-command', '--report is for aiaaic, aiid, hibp and casebook.');
      const world = options.dryRun ? rehearsal(await shell.world()) : await shell.world();
      printCollection(shell, await importCollection(shell, world, { directory: path, ...options }));
      return;
    }
    shell.sparing();
    const write = values.report === undefined ? undefined : await shell.textWriter(values.report);
    const report = await importRows(shell, await reader(shell, path, values.from), options);
    for (const line of reportText(report)) shell.print(line);
    await write?.(`${JSON.stringify(report, null, 2)}\n`);
    finish(shell, report);
  },
};
