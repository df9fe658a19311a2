import type { z } from 'zod';
import { sha256 } from './canonical.ts';
import { type Problem, problem, Refused, type Result } from './errors.ts';
import { type Actor, allows, type Role, reader } from './policy.ts';
import type { AuditLine, World, WriteStore } from './ports.ts';
import { zeroCharacterIn } from './zero-character.ts';

/** What an action may use while it runs: the open transaction, and the world for time and randomness. */
export type ActionContext = { readonly tx: WriteStore; readonly world: World; readonly actor: Actor };

/**
 * What an action is. `who` is required: an action without it does not compile. Of a `discreet` one the audit tells neither
 * who, nor of what, nor when beyond the day.
 */
export type ActionSpec<Input, Output> = {
  readonly name: string;
  readonly who: readonly Role[];
  readonly discreet?: boolean;
  readonly input: z.ZodType<Input>;
  readonly run: (input: Input, context: ActionContext) => Promise<Output>;
};

/**
 * A write that routes and commands may call: input read, policy checked, one transaction, audit row inside, then the answer.
 * With the key `once` of a form the answer is kept in that transaction, and whoever sends the same key again is given it
 * without anything being done; such an answer is plain JSON without secrets. A refusal is not kept.
 */
export type Action<Output> = {
  readonly name: string;
  readonly who: readonly Role[];
  readonly discreet?: boolean;
  readonly perform: (world: World, actor: Actor, input: unknown, once?: string) => Promise<Result<Output>>;
};

// An input's `id` names the document that the action is about; what it made is named by that of its answer.
function targetOf(told: unknown): string | undefined {
  return typeof told === 'object' && told !== null && 'id' in told && typeof told.id === 'string' ? told.id : undefined;
}

type Spec = Pick<ActionSpec<never, never>, 'name' | 'discreet'>;
type Occasion = { readonly world: World; readonly actor: Actor };

const dayOf = (time: string): string => time.slice(0, 10);

// Numbers of the audit follow one another and would tell between which moments a discreet line was written.
function anyPlace(world: World): number {
  const bytes = world.random.bytes(7);
  return -1 - bytes.reduce((number, byte, at) => number * (at === 0 ? 16 : 256) + (at === 0 ? byte % 16 : byte), 0);
}

function auditLine(spec: Spec, { world, actor }: Occasion, what: Pick<AuditLine, 'outcome' | 'target'>): AuditLine {
  const [time, action] = [world.clock.now(), spec.name];
  if (!spec.discreet) return { time, action, actor: actor.name, ...what };
  return { time: dayOf(time), action, actor: reader.name, outcome: what.outcome, place: anyPlace(world) };
}

// Receipts are made from the keys of forms, and somebody else's key is none: only this hash is ever stored.
// What was sent belongs to the key: who goes back, changes a word and sends again means something else.
function onceKey(spec: Spec, actor: Actor, sent: { readonly once: string; readonly input: unknown }): string {
  return sha256(JSON.stringify(['casebook once', spec.name, actor.name, sent.once, sent.input]));
}

const kept = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));
const given = (answer: string): unknown => (answer === '' ? undefined : JSON.parse(answer));

const endsSentence = (text: string): string => (/[.?!…]$/.test(text) ? text : `${text}.`);

// An input may say in its own words what is wrong; the standard words for an empty text are for programs.
function isEmpty(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'too_small' && issue.origin === 'string' && issue.message.startsWith('Too small:');
}

// The same of a text that is too long.
function tooLong(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== 'too_big' || issue.origin !== 'string' || !issue.message.startsWith('Too big:')) return undefined;
  return `may have ${Number(issue.maximum).toLocaleString('en')} characters at most`;
}

// The sentence tells of the first fault; a form shows each beside its field.
function unfit(issues: readonly z.core.$ZodIssue[]): Problem {
  const told = issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    const plain = isEmpty(issue) ? 'must not be empty' : tooLong(issue);
    if (plain !== undefined) return { path, what: plain, message: `This ${plain}.` };
    return { path, what: issue.message, message: endsSentence(issue.message) };
  });
  const [first] = told;
  const where = first && first.path !== '' ? `${first.path}: ` : '';
  const faults = told.map(({ path, message }) => ({ path, message }));
  return problem('bad-input', endsSentence(`${where}${first?.what ?? 'does not fit'}`), faults);
}

/** Makes an action. The answer is given only after the transaction has been committed to disk. */
export function action<Input, Output>(spec: ActionSpec<Input, Output>): Action<Output> {
  const perform: Action<Output>['perform'] = async (world, actor, ...[input, once]) => {
    if (!allows(spec.who, actor)) {
      const line = auditLine(spec, { world, actor }, { outcome: 'not-allowed' });
      await world.store.transaction((tx) => tx.audit(line));
      return { ok: false, problem: problem('not-allowed') };
    }
    const read = spec.input.safeParse(input);
    if (!read.success) return { ok: false, problem: unfit(read.error.issues) };
    const zero = zeroCharacterIn(read.data);
    if (zero !== undefined) {
      const message = 'holds the character U+0000, which no text may hold.';
      return {
        ok: false,
        problem: problem('bad-input', `${zero}: ${message}`, [{ path: zero, message: `This ${message}` }]),
      };
    }
    const key = once === undefined ? undefined : onceKey(spec, actor, { once, input: read.data });
    try {
      const value = await world.store.transaction(async (tx) => {
        const before = key && (await tx.doneOnce(key));
        if (before !== undefined) return given(before) as Output;
        const output = await spec.run(read.data, { tx, world, actor });
        const line = auditLine(
          spec,
          { world, actor },
          {
            target: targetOf(read.data) ?? targetOf(output),
            outcome: 'done',
          },
        );
        await tx.audit(line);
        if (key !== undefined) await tx.keepOnce(key, kept(output), line.time);
        return output;
      });
      return { ok: true, value };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, problem: error.problem };
      throw error;
    }
  };
  return { name: spec.name, who: spec.who, discreet: spec.discreet, perform };
}
