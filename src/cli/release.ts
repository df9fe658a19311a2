import { Refused } from '../core/errors.ts';
import { makeRelease } from '../publish/release/make-release.ts';
import { type Command, readArguments } from './command.ts';

/** `casebook release`. */
export const releaseCommand: Command = {
  usage: 'release',
  about: 'write everything public into a new dated folder that never changes, for /data, while pages are served',
  run: async (shell, args) => {
    readArguments(args, { words: 0 });
    shell.sparing();
    const world = await shell.existingWorld();
    if (world.releases === undefined) throw new Refused('bad-command', 'There is no place for releases here.');
    const { name, records, sequence, files } = await makeRelease(world, world.releases);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
    shell.print(
      `Release ${name} holds ${records} records as they were at sequence ${sequence}: ${files.length} files, ${size}.`,
    );
    shell.print(`Its address is ${world.site()}/data/${name}. Check it with: sha256sum -c MANIFEST.sha256`);
  },
};
