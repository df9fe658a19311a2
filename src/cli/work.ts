import { type Command, readArguments } from './command.ts';

/** `casebook work`. */
export const workCommand: Command = {
  usage: 'work',
  about: 'do the work that waits (nightly checks, backups, rebuilds) until stopped; serve does it too by itself',
  run: async (shell, args) => {
    readArguments(args, { words: 0 });
    await shell.work(await shell.existingWorld());
  },
};
