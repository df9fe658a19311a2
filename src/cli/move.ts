import { resolve } from 'node:path';
import { Refused } from '../core/errors.ts';
import { isAddress, placeName } from '../core/place-name.ts';
import { move } from '../editorial/move.ts';
import { type Command, readArguments } from './command.ts';
import { showFilling } from './progress.ts';

const USAGE = 'move --from PLACE --to PLACE [--with-doubts]';

/** `casebook move`. */
export const moveCommand: Command = {
  usage: USAGE,
  about: 'copy everything into an empty database and check it there; a place is a data directory or postgres://...',
  run: async (shell, args) => {
    const given = readArguments(args, { words: 0, values: ['from', 'to'], flags: ['with-doubts'] });
    const { from, to } = given.values;
    if (!from || !to) throw new Refused('bad-command', `Say from where to where: casebook ${USAGE}`);
    if (from === to || (!isAddress(from) && resolve(from) === resolve(to)))
      throw new Refused('bad-command', 'These are one and the same place.');
    shell.sparing();
    const source = await shell.places().openSource(from);
    const world = await shell.places().openTarget(to);
    const { written, revisions, documents, sequence } = await move(source, world, {
      from: placeName(from),
      ...showFilling(shell, 'move', given),
    });
    shell.status(undefined);
    shell.print(`${written} rows written: ${revisions} revisions of ${documents} documents are in ${placeName(to)}.`);
    shell.print(
      `Counts, hashes and commitments are equal. The copy stands at sequence ${sequence} of ${placeName(from)};`,
    );
    shell.print('what is written there from now on is not in it. Waiting jobs stayed there.');
  },
};
