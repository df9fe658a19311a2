import { Refused } from '../core/errors.ts';
import { doubtLine, verifyStore } from '../editorial/verify.ts';
import { type Command, readArguments } from './command.ts';

/** `casebook verify`. */
export const verifyCommand: Command = {
  usage: 'verify',
  about: 'a second opinion on everything: commitments, references, ids, tables against each other; fails on any doubt',
  run: async (shell, args) => {
    readArguments(args, { words: 0 });
    shell.sparing();
    const { store } = await shell.existingWorld();
    const found = await verifyStore(store, (doubt) => shell.print(doubtLine(doubt)));
    const { documents, revisions, closed, sequence, doubts } = found;
    if (doubts > 0) {
      const named = doubts === 1 ? 'There is 1 doubt, named above' : `There are ${doubts} doubts, named above`;
      throw new Refused('damaged-database', `${named}. A backup made before may be whole.`);
    }
    shell.print(`${revisions} revisions of ${documents} documents, up to sequence ${sequence}: no doubt.`);
    if (closed > 0)
      shell.print(
        `${closed} of them were closed: of what they said nothing is left that their commitments could be held against.`,
      );
  },
};
