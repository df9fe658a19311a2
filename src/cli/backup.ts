import { Refused } from '../core/errors.ts';
import { backUp } from '../editorial/backup-file.ts';
import { restore } from '../editorial/restore.ts';
import { type Arguments, type Command, readArguments } from './command.ts';
import { rowProgress, showFilling } from './progress.ts';

function fileOf({ words }: Arguments, usage: string): string {
  const [path] = words;
  if (path === undefined) throw new Refused('bad-command', `Name the file: casebook ${usage}`);
  return path;
}

const INTERRUPTED = 130;

// Where asking for more lines fails, what was written so far is taken away again.
async function* until(stop: AbortSignal, lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) {
    stop.throwIfAborted();
    yield line;
  }
}

/** `casebook backup FILE`. */
export const backupCommand: Command = {
  usage: 'backup FILE',
  about: 'write everything that is not derived into one new file, while pages are served; either engine restores it',
  run: async (shell, args) => {
    const path = fileOf(readArguments(args, { words: 1 }), 'backup FILE');
    shell.sparing();
    const { store, clock } = await shell.existingWorld();
    const made = clock.now();
    const stop = shell.interrupted();
    const write = (lines: AsyncIterable<string>): Promise<void> =>
      shell.places().writeGzipLines(path, until(stop, lines));
    const done = await backUp(store, { made, write, tell: rowProgress(shell, 'backup') }).catch((error: unknown) => {
      if (!stop.aborted) throw error;
    });
    shell.status(undefined);
    if (done === undefined) {
      shell.print('Stopped on request; nothing was kept of this backup.');
      shell.exitWith(INTERRUPTED);
      return;
    }
    shell.print(`${path} holds the collection as it was at sequence ${done.sequence}: ${done.rows} rows.`);
    shell.print(
      'It holds drafts and withheld names too: keep it as you keep the database. Waiting jobs are not in it.',
    );
  },
};

/** `casebook restore FILE`. */
export const restoreCommand: Command = {
  usage: 'restore FILE [--with-doubts]',
  about: 'fill an empty database from a backup; broken off, it goes on when it is run again',
  run: async (shell, args) => {
    const given = readArguments(args, { words: 1, flags: ['with-doubts'] });
    shell.sparing();
    const file = await shell.openBytes(fileOf(given, 'restore FILE'));
    const { written, made, revisions, documents, sequence } = await restore(
      { name: file.name, lines: () => shell.places().readGzipLines(file) },
      () => shell.places().openTarget(),
      showFilling(shell, 'restore', given),
    );
    shell.status(undefined);
    shell.print(
      `Restored the backup of ${made}: ${written} rows written, ${revisions} revisions of ${documents} documents.`,
    );
    shell.print(`Counts, hashes and commitments are as in the backup. The collection stands at sequence ${sequence}.`);
  },
};
