import type { World } from '../core/ports.ts';
import { rebuild } from '../editorial/rebuild.ts';
import { type Command, perform, readArguments, type Shell } from './command.ts';
import { importCollection } from './import-collection.ts';

async function upToDateWorld(shell: Shell, world: World): Promise<World> {
  if (await world.store.needsRebuild()) {
    shell.print('This collection comes from an earlier Casebook: its lists and search are made again, once.');
    await perform(world, rebuild, {});
  }
  return world;
}

/** `casebook start`: a database where there is none, the starter collection where it is empty, and the pages. */
export const startCommand: Command = {
  usage: 'start',
  about: 'create the database if there is none, load the starter collection if it is empty, and serve the pages',
  run: async (shell, args) => {
    readArguments(args, { words: 0 });
    await shell.checkPort();
    const world = await upToDateWorld(shell, await shell.world());
    if ((await world.store.heads('record', { limit: 1, offset: 0 })).length === 0) {
      const outcomes = await importCollection(shell, world, { directory: shell.starterDirectory });
      shell.print(`The starter collection is in: ${outcomes.filter((one) => one.kind === 'record').length} records.`);
    }
    await shell.serve(world);
  },
};

/** `casebook serve`. */
export const serveCommand: Command = {
  usage: 'serve',
  about: 'serve the pages of what is there',
  run: async (shell, args) => {
    readArguments(args, { words: 0 });
    await shell.serve(await upToDateWorld(shell, await shell.existingWorld()));
  },
};
