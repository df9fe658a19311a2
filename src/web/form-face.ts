import type { Action } from '../core/action.ts';
import { type Problem, problem, Refused } from '../core/errors.ts';
import type { World } from '../core/ports.ts';
import type { Ask } from './face.ts';
import type { Fields, SentForm } from './form-fields.ts';
import type { Html } from './parts/html.ts';

/**
 * What was sent to a form: its fields, its key, or a new one when it had none, the headers of the request and the address
 * it came from, which are for the moment only and are never to be kept.
 */
export type FormAsk = Ask & {
  readonly once: string;
  readonly fields: Fields;
  readonly headers: Headers;
  readonly peer?: string;
};

type More = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
};

/** What comes after a form: another address (303), a page, or data; `cookies` are whole `set-cookie` values. */
export type Sent = More &
  ({ readonly to: string } | { readonly page: Html; readonly islands?: boolean } | { readonly data: unknown });

/** The page of the form again, with every word kept and a sentence beside each field that has a fault. */
export type Again = (world: World, ask: FormAsk, problem: Problem) => Html | Promise<Html>;

/** How a route takes a form. `blind` is one whose body nobody reads, because the address says everything. */
export type Form = {
  /** `json`: at the path + `.json`, answered with data; its refusals are data too. */
  readonly forms: 'page' | 'json';
  readonly blind?: true;
  readonly islands?: true;
  /** How the body is read, where it is not a form's; may refuse. */
  readonly reads?: (request: Request) => Promise<SentForm>;
  readonly answer: (world: World, ask: FormAsk) => Promise<Sent>;
  readonly again?: Again;
};

type Sending<Output> = {
  readonly action: Action<Output>;
  /** Makes the action's input from the fields; may refuse with `bad-input` and faults. */
  readonly read: (world: World, ask: FormAsk) => unknown;
  readonly next: (world: World, ask: FormAsk, output: Output) => Sent | Promise<Sent>;
  readonly again?: Again;
  /** The name of the field behind a part of the input, where it is another. */
  readonly fieldOf?: (path: string) => string;
  readonly islands?: true;
  readonly blind?: true;
};

const ONCE = /^[0-9a-f]{32}$/;

/** The key of a form that was sent, when it has the shape of one. */
export function onceIn(fields: Fields): string | undefined {
  const once = fields.text('once');
  return ONCE.test(once) ? once : undefined;
}

/** A new key of a form: 128 random bits, 32 hexadecimal digits. */
export function newOnce({ random }: Pick<World, 'random'>): string {
  return Buffer.from(random.bytes(16)).toString('hex');
}

// The fault stands beside the field that a person sees.
function placed(found: Problem, fieldOf: (path: string) => string): Problem {
  const faults = found.faults?.map(({ path, message }) => ({ path: fieldOf(path), message }));
  return problem(found.code, found.sentence, faults);
}

/** A form that performs an action. What it refuses comes back as the page of the form. */
export function form<Output>(spec: Sending<Output>): Form {
  const { action, read, next, again, islands, blind } = spec;
  const answer: Form['answer'] = async (world, ask) => {
    if (ask.fields.has('once') && onceIn(ask.fields) === undefined)
      throw new Refused('bad-input', 'The key of this form was damaged. Please open the page again.');
    const input = await read(world, ask);
    const result = await action.perform(world, ask.visitor.actor, input, onceIn(ask.fields));
    if (!result.ok) {
      const found = spec.fieldOf ? placed(result.problem, spec.fieldOf) : result.problem;
      throw new Refused(found.code, found.sentence, found.faults);
    }
    return next(world, ask, result.value);
  };
  return { forms: 'page', answer, again, islands, blind };
}

/** A form that only looks something up and writes nothing. */
export function look(answer: Form['answer'], again?: Again): Form {
  return { forms: 'page', answer, again };
}

/** A question of one of our islands, answered with data at the path + `.json`. */
export function ask(answer: (world: World, ask: FormAsk) => Promise<unknown>): Form {
  return { forms: 'json', answer: async (world, asked) => ({ data: await answer(world, asked) }) };
}

/** Several forms at one address, told apart by the value of a field, such as the button that was pressed. */
export function steps(field: string, forms: Readonly<Record<string, Form>>): Form {
  const chosen = ({ fields }: FormAsk): Form => {
    const name = fields.text(field);
    const found = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (found) return found;
    throw new Refused('bad-input', 'This form does not say what is to be done. Please use one of its buttons.');
  };
  return {
    forms: 'page',
    answer: (world, asked) => chosen(asked).answer(world, asked),
    again: (world, asked, found) => {
      const again = chosen(asked).again;
      if (again) return again(world, asked, found);
      throw new Refused(found.code, found.sentence, found.faults);
    },
    ...(Object.values(forms).some(({ islands }) => islands) && { islands: true as const }),
  };
}
