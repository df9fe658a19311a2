import { Refused } from '../core/errors.ts';
import { closeRevision } from '../editorial/close-revision.ts';
import { type Command, perform, readArguments, reasonOf } from './command.ts';

const MOST = 500;
const place = /^([A-Z]{1,8}-[1-9]\d*)@([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?$/;

function namedIn(word: string | undefined): { readonly id: string; readonly numbers: readonly number[] } {
  const [, id, from, to = from] = place.exec(word ?? '') ?? [];
  if (id === undefined) throw new Refused('bad-command', 'Name the version, for example CB-1@3, or several: CB-1@3-6.');
  const count = Number(to) - Number(from) + 1;
  if (count < 1 || count > MOST) throw new Refused('bad-command', `From the first to the last, at most ${MOST}.`);
  return { id, numbers: Array.from({ length: count }, (_, at) => Number(from) + at) };
}

/** `casebook close ID@VERSION`. */
export const closeCommand: Command = {
  usage: 'close ID@VERSION --reason "..."',
  about: 'erase what an earlier version said (CB-1@3, or CB-1@3-6); its reason, credit and commitment stay',
  run: async (shell, args) => {
    const given = readArguments(args, { words: 1, values: ['reason', 'credit'] });
    const { id, numbers } = namedIn(given.words[0]);
    const { credit } = given.values;
    const why = { reason: reasonOf(given), ...(credit !== undefined && { credit }) };
    const world = await shell.existingWorld();
    const base = (await world.store.head(id))?.revision;
    if (!base) throw new Refused('not-found', `Nothing was published as ${id}.`);
    await perform(world, closeRevision, { id, base, numbers, ...why });
    const named = numbers.length === 1 ? `Version ${numbers[0]}` : `Versions ${numbers[0]} to ${numbers.at(-1)}`;
    shell.print(`${named} of ${id} closed. Backups made before still hold what was said there.`);
  },
};
