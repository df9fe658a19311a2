import type { Action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { mergeRecords } from '../editorial/merge-records.ts';
import { publishDraft } from '../editorial/publish-draft.ts';
import { rebuild } from '../editorial/rebuild.ts';
import { verifyStore } from '../editorial/verify.ts';
import { withdraw } from '../editorial/withdraw.ts';
import { type Command, option, perform } from './command.ts';

function why(args: readonly string[]): { reason: string; credit: string } {
  const reason = option(args, 'reason');
  if (reason === undefined) throw new Refused('bad-command', 'Say why: --reason "..."');
  return { reason, credit: option(args, 'credit') ?? 'Casebook editors' };
}

function idOf(args: readonly string[]): string {
  const id = args[0];
  if (id === undefined || id.startsWith('--')) throw new Refused('bad-command', 'Name the record, for example CB-1.');
  return id;
}

async function baseOf(revision: Promise<{ readonly revision: number } | undefined>, id: string): Promise<number> {
  const head = await revision;
  if (!head) throw new Refused('not-found', `There is no record ${id}.`);
  return head.revision;
}

/** `casebook publish ID`. */
export const publishCommand: Command = {
  usage: 'publish ID --reason "..."',
  about: 'publish a draft as its first revision',
  run: async (shell, args) => {
    const world = await shell.world();
    const done = await perform(world, publishDraft, { id: idOf(args), ...why(args) });
    shell.print(`${done.id} is published.`);
  },
};

/** `casebook withdraw ID`. */
export const withdrawCommand: Command = {
  usage: 'withdraw ID --reason "..."',
  about: 'take a record off the public pages; its address stays and says why',
  run: async (shell, args) => {
    const world = await shell.world();
    const id = idOf(args);
    const base = await baseOf(world.store.head(id), id);
    await perform(world, withdraw, { id, base, ...why(args) });
    shell.print(`${id} is withdrawn.`);
  },
};

/** `casebook merge ID --into ID`. */
export const mergeCommand: Command = {
  usage: 'merge ID --into ID --reason "..."',
  about: "join two records of one case; the first one's address then leads to the second",
  run: async (shell, args) => {
    const world = await shell.world();
    const id = idOf(args);
    const into = option(args, 'into');
    if (into === undefined) throw new Refused('bad-command', 'Name the record that stays: --into CB-1');
    const base = await baseOf(world.store.head(id), id);
    await perform(world, mergeRecords as Action<unknown>, { id, into, base, ...why(args) });
    shell.print(`${id} now leads to ${into}.`);
  },
};

/** `casebook rebuild`. */
export const rebuildCommand: Command = {
  usage: 'rebuild',
  about: 'make everything derived (lists, search, facets) again from the published revisions',
  run: async (shell) => {
    const { records } = await perform(await shell.world(), rebuild, {});
    shell.print(`${records} records rebuilt.`);
  },
};

/** `casebook verify`. */
export const verifyCommand: Command = {
  usage: 'verify',
  about: 'read every revision again and check it against its commitment',
  run: async (shell) => {
    const { revisions, broken } = await verifyStore((await shell.world()).store);
    if (broken.length > 0) throw new Refused('damaged-database', `These do not fit their commitment: ${broken.join(', ')}.`);
    shell.print(`${revisions} revisions fit their commitments.`);
  },
};
