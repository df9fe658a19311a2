import { join } from 'node:path';
import own from '../package.json' with { type: 'json' };
import type { Places, Shell } from './cli/command.ts';
import { runCommand } from './cli/commands.ts';
import { Refused } from './core/errors.ts';
import type { World } from './core/ports.ts';
import { logOfProcess } from './log-of-process.ts';
import { openWorld, worldOver } from './open-world.ts';
import { askRemote } from './outside/ask-remote.ts';
import { endWithReader } from './outside/closed-pipe.ts';
import { leadsInto, readYamlFiles, textWriter } from './outside/files.ts';
import { readGzipLines, writeGzipLines } from './outside/gzip-lines.ts';
import { sparingHeap } from './outside/heap.ts';
import { openBytes, openDirectory } from './outside/read-bytes.ts';
import { screenOf } from './outside/screen.ts';
import { statusLine } from './outside/status-line.ts';
import { bytesWriter } from './outside/write-bytes.ts';
import { openPlace, openSource } from './places.ts';
import { readSettings } from './settings.ts';

const NODE_NEEDED = 24;
const progress = statusLine(process.stderr, () => performance.now());
const log = logOfProcess(process.env, process.stderr);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// The first Ctrl-C asks the command to end well; the second one ends the program.
function interrupted(): AbortSignal {
  const control = new AbortController();
  process.once('SIGINT', () => control.abort());
  return control.signal;
}

function checkNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= NODE_NEEDED) return;
  throw new Refused(
    'bad-command',
    `Casebook needs Node ${NODE_NEEDED}; this is ${process.versions.node}. Start it with ./casebook, which brings its own.`,
  );
}

async function main(): Promise<void> {
  checkNode();
  const settings = readSettings(process.env);
  let opened: Promise<World> | undefined;
  const open = (mayCreate: boolean): Promise<World> => {
    opened ??= openWorld(settings, { mayCreate, log });
    return opened;
  };
  const closing: (() => Promise<void>)[] = [];
  const places: Places = {
    openSource: async (place) => {
      const source = await openSource(place);
      closing.push(source.close);
      return source;
    },
    openTarget: async (place) => {
      const store = await openPlace(place ?? settings.database ?? settings.data);
      closing.push(store.close);
      return worldOver(store, settings, log);
    },
    writeGzipLines,
    readGzipLines,
  };
  const shell: Shell = {
    version: own.version,
    world: () => open(true),
    existingWorld: () => open(false),
    places: () => places,
    readYamlFiles,
    // The web and the jobs are read in when they are needed: an import does without, and is ready sooner.
    serve: async (world) => {
      const [{ withJobsBeside }, { serveUntilAskedToEnd }] = await Promise.all([
        import('./working.ts'),
        import('./serving.ts'),
      ]);
      return withJobsBeside(world, settings, () => serveUntilAskedToEnd(world, settings, print));
    },
    checkPort: async () => (await import('./web/serve.ts')).checkPlace(settings),
    work: async (world) => (await import('./working.ts')).workUntilAskedToEnd(world, settings, print),
    starterDirectory: join(import.meta.dirname, '..', 'collection', 'starter'),
    writeBytes: bytesWriter(process.stdout),
    screen: screenOf(process.stdout, process.env),
    askRemote,
    print,
    openBytes,
    openDirectory,
    leadsInto,
    textWriter,
    sparing: sparingHeap,
    status: (line) => (line === undefined ? progress.clear() : progress.show(line)),
    interrupted,
    exitWith: (code) => {
      process.exitCode = code;
    },
  };
  try {
    await runCommand(shell, process.argv.slice(2));
  } finally {
    const world = await opened?.catch(() => undefined);
    await world?.queries.close();
    await world?.store.close();
    for (const close of closing) await close();
  }
}

// The sentence that refuses a command is its answer to whoever gave it; it goes to the log where programs read that.
function end(error: unknown): void {
  if (!(error instanceof Refused)) log.error('casebook: something went wrong', error);
  else if (process.env.CASEBOOK_LOG === 'json') log.error(error.problem.sentence, error);
  else process.stderr.write(`casebook: ${error.problem.sentence}\n`);
  process.exitCode = 1;
}

process.on('uncaughtException', (error) => {
  end(error);
  process.exit();
});
endWithReader(process.stdout, process.stderr, (code) => process.exit(code));
main().catch(end);
