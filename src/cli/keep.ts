import { Refused } from '../core/errors.ts';
import { jobName } from '../core/job.ts';
import type { World } from '../core/ports.ts';
import { mergeRecords } from '../editorial/merge-records.ts';
import { publishDraft } from '../editorial/publish-draft.ts';
import { rebuild } from '../editorial/rebuild.ts';
import { rebuildLater } from '../editorial/rebuild-later.ts';
import { withdraw } from '../editorial/withdraw.ts';
import { type Arguments, type Command, perform, readArguments, reasonOf } from './command.ts';

const WHY = ['reason', 'credit'] as const;

function why(given: Arguments): { reason: string; credit: string } {
  return { reason: reasonOf(given), credit: given.values.credit ?? 'Casebook editors' };
}

function idOf({ words }: Arguments): string {
  const [id] = words;
  if (id === undefined) throw new Refused('bad-command', 'Name the record, for example CB-1.');
  return id;
}

async function baseOf(world: World, id: string): Promise<number> {
  const head = await world.store.head(id);
  if (!head) throw new Refused('not-found', `There is no record ${id}.`);
  return head.revision;
}

/** `casebook publish ID`. */
export const publishCommand: Command = {
  usage: 'publish ID --reason "..."',
  about: 'publish a draft as its first revision',
  run: async (shell, args) => {
    const given = readArguments(args, { words: 1, values: WHY });
    const input = { id: idOf(given), ...why(given) };
    await perform(await shell.existingWorld(), publishDraft, input);
    shell.print(`${input.id} is published.`);
  },
};

/** `casebook withdraw ID`. */
export const withdrawCommand: Command = {
  usage: 'withdraw ID --reason "..."',
  about: 'take a record off the public pages; its address stays and says why',
  run: async (shell, args) => {
    const given = readArguments(args, { words: 1, values: WHY });
    const input = { id: idOf(given), ...why(given) };
    const world = await shell.existingWorld();
    await perform(world, withdraw, { ...input, base: await baseOf(world, input.id) });
    shell.print(`${input.id} is withdrawn.`);
  },
};

/** `casebook merge ID --into ID`. */
export const mergeCommand: Command = {
  usage: 'merge ID --into ID --reason "..."',
  about: "join two records of one case; the first one's address then leads to the second",
  run: async (shell, args) => {
    const given = readArguments(args, { words: 1, values: ['into', ...WHY] });
    const { into } = given.values;
    if (into === undefined) throw new Refused('bad-command', 'Name the record that stays: --into CB-1');
    const input = { id: idOf(given), into, ...why(given) };
    const world = await shell.existingWorld();
    await perform(world, mergeRecords, { ...input, base: await baseOf(world, input.id) });
    shell.print(`${input.id} now leads to ${into}.`);
  },
};

/** `casebook rebuild`. */
export const rebuildCommand: Command = {
  usage: 'rebuild [--later]',
  about:
    'make everything derived (lists, search, facets) again from the published revisions; --later leaves it to a worker',
  run: async (shell, args) => {
    const { flags } = readArguments(args, { words: 0, flags: ['later'] });
    const world = await shell.existingWorld();
    if (flags.has('later')) {
      const { job, isNew } = await perform(world, rebuildLater, {});
      shell.print(`${jobName(job)} ${isNew ? 'waits' : 'waits already'}: "casebook jobs" tells when it is done.`);
      return;
    }
    const { records } = await perform(world, rebuild, {});
    shell.print(`${records} records rebuilt.`);
  },
};
