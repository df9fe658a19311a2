import type { z } from 'zod';
import { problem, Refused, type Result } from './errors.ts';
import { type Actor, allows, type Role } from './policy.ts';
import type { World, WriteStore } from './ports.ts';
import { zeroCharacterIn } from './zero-character.ts';

/** What an action may use while it runs: the open transaction, and the world for time and randomness. */
export type ActionContext = { readonly tx: WriteStore; readonly world: World; readonly actor: Actor };

/** What an action is. `who` is required: an action without it does not compile. */
export type ActionSpec<Input, Output> = {
  readonly name: string;
  readonly who: readonly Role[];
  readonly input: z.ZodType<Input>;
  readonly run: (input: Input, context: ActionContext) => Promise<Output>;
};

/** A write that routes and commands may call: input read, policy checked, one transaction, audit row inside, then the answer. */
export type Action<Output> = {
  readonly name: string;
  readonly who: readonly Role[];
  readonly perform: (world: World, actor: Actor, input: unknown) => Promise<Result<Output>>;
};

// An input's `id` names the document that the action is about.
function targetOf(input: unknown): string | undefined {
  return typeof input === 'object' && input !== null && 'id' in input && typeof input.id === 'string'
    ? input.id
    : undefined;
}

async function refusedAudit(world: World, actor: Actor, line: { action: string; outcome: string }): Promise<void> {
  await world.store.transaction((tx) => tx.audit({ time: world.clock.now(), actor: actor.name, ...line }));
}

/** Makes an action. The answer is given only after the transaction has been committed to disk. */
export function action<Input, Output>(spec: ActionSpec<Input, Output>): Action<Output> {
  const perform = async (world: World, actor: Actor, input: unknown): Promise<Result<Output>> => {
    if (!allows(spec.who, actor)) {
      await refusedAudit(world, actor, { action: spec.name, outcome: 'not-allowed' });
      return { ok: false, problem: problem('not-allowed') };
    }
    const read = spec.input.safeParse(input);
    if (!read.success) {
      const issue = read.error.issues[0];
      const where = issue && issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
      const isEmpty = issue?.code === 'too_small' && issue.origin === 'string';
      const what = isEmpty ? 'must not be empty' : (issue?.message ?? 'does not fit');
      return { ok: false, problem: problem('bad-input', `${where}${what}.`) };
    }
    const zero = zeroCharacterIn(read.data);
    if (zero !== undefined) {
      const sentence = `${zero}: holds the character U+0000, which no text may hold.`;
      return { ok: false, problem: problem('bad-input', sentence) };
    }
    try {
      const value = await world.store.transaction(async (tx) => {
        const output = await spec.run(read.data, { tx, world, actor });
        const target = targetOf(read.data);
        await tx.audit({ time: world.clock.now(), action: spec.name, actor: actor.name, target, outcome: 'done' });
        return output;
      });
      return { ok: true, value };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, problem: error.problem };
      throw error;
    }
  };
  return { name: spec.name, who: spec.who, perform };
}
