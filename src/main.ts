import { join } from 'node:path';
import { perform, type Shell } from './cli/command.ts';
import { runCommand } from './cli/commands.ts';
import { Refused } from './core/errors.ts';
import type { Queries, World } from './core/ports.ts';
import { choosePrefix } from './editorial/choose-prefix.ts';
import { systemClock } from './outside/clock.ts';
import { leadsInto, readYamlFiles, textWriter } from './outside/files.ts';
import { sparingHeap } from './outside/heap.ts';
import { consoleLog } from './outside/log.ts';
import { systemRandom } from './outside/random.ts';
import { openBytes, openDirectory } from './outside/read-bytes.ts';
import { statusLine } from './outside/status-line.ts';
import { startSearchPool } from './search/pool.ts';
import { addressOf, readSettings, type Settings } from './settings.ts';
import { openSqlite } from './store/sqlite/open.ts';
import { makeApp } from './web/app.ts';
import { serve } from './web/serve.ts';

const NODE_NEEDED = 24;
const progress = statusLine(process.stderr, () => performance.now());
const log = consoleLog((line) => process.stderr.write(`${line}\n`));

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

// Threads start with the first search, so that a command which only writes does not wait for them.
function lazily(start: () => Queries): Queries {
  let pool: Queries | undefined;
  const started = (): Queries => {
    pool ??= start();
    return pool;
  };
  return {
    search: (request) => started().search(request),
    statistics: (selection) => started().statistics(selection),
    crossTable: (request) => started().crossTable(request),
    related: (id) => started().related(id),
    agreement: (field) => started().agreement(field),
    close: async () => pool?.close(),
  };
}

async function openWorld(settings: Settings, mayCreate: boolean): Promise<World> {
  const database = join(settings.data, 'casebook.db');
  const store = openSqlite(database, { mayCreate });
  const queries = lazily(() => startSearchPool(new URL('./search-thread.ts', import.meta.url), { database }));
  const site = () => settings.url ?? addressOf(settings.host, settings.port);
  const world: World = { site, store, queries, clock: systemClock, random: systemRandom, log };
  if ((await store.setting('prefix')) === undefined) await perform(world, choosePrefix, { prefix: settings.prefix });
  return world;
}

async function serveUntilStopped(world: World, settings: Settings): Promise<void> {
  const { host, port, url } = settings;
  let site = world.site();
  const server = await serve(makeApp({ ...world, site: () => site }), { host, port });
  // Port 0 is any free one, so the address is known only now.
  const here = addressOf(host, server.port);
  site = url ?? here;
  print(`Casebook is open at ${here}`);
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  await server.close();
}

async function main(): Promise<void> {
  checkNode();
  const settings = readSettings(process.env);
  let opened: Promise<World> | undefined;
  const open = (mayCreate: boolean): Promise<World> => {
    opened ??= openWorld(settings, mayCreate);
    return opened;
  };
  const shell: Shell = {
    world: () => open(true),
    existingWorld: () => open(false),
    readYamlFiles,
    serve: (world) => serveUntilStopped(world, settings),
    starterDirectory: join(import.meta.dirname, '..', 'collection', 'starter'),
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
  }
}

main().catch((error: unknown) => {
  if (error instanceof Refused) process.stderr.write(`casebook: ${error.problem.sentence}\n`);
  else log.error('casebook: something went wrong', error);
  process.exitCode = 1;
});
