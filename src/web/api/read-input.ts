import type { z } from 'zod';
import { type Fault, Refused } from '../../core/errors.ts';
import { zeroCharacterIn } from '../../core/zero-character.ts';

type Shape = z.core.$ZodShape;
type Kind = 'list' | 'number' | 'text';

// A number is one in decimal digits: no sign, no point, no exponent.
const DIGITS = /^\d{1,15}$/;

/** Whether a parameter is a list, a number or a text. */
export function kindOf(schema: z.core.$ZodType): Kind {
  const { def } = schema._zod;
  if ('innerType' in def) return kindOf(def.innerType as z.core.$ZodType);
  if (def.type === 'array') return 'list';
  return def.type === 'number' ? 'number' : 'text';
}

function refused(faults: readonly Fault[]): Refused {
  const [first] = faults;
  return new Refused('bad-parameter', `${first?.path}: ${first?.message}`, faults);
}

function fault(path: string, message: string): Refused {
  return refused([{ path: path.slice(0, 60), message }]);
}

function valueIn(name: string, values: readonly string[], kind: Kind): unknown {
  if (kind === 'list') return values.length > 0 ? values : undefined;
  const [value] = values;
  if (values.length > 1) throw fault(name, 'This parameter stands in the address more than once.');
  if (kind === 'text' || value === undefined) return value;
  if (!DIGITS.test(value)) throw fault(name, `“${value.slice(0, 60)}” is not a whole number.`);
  return Number(value);
}

const sentence = (message: string): string => (/[.?!]$/.test(message) ? message : `${message}.`);

/**
 * Reads the parameters of an address by their schema: lists may stand there several times, everything else once, and what
 * is empty counts as absent. Refuses with `bad-parameter`, naming each parameter that does not fit or is not known.
 */
export function readParameters<S extends Shape>(
  schema: z.ZodObject<S>,
  query: URLSearchParams,
): z.infer<z.ZodObject<S>> {
  const { shape } = schema;
  const names = Object.keys(shape);
  for (const [name, value] of query) {
    if (!Object.hasOwn(shape, name)) {
      const all = names.length === 0 ? 'none' : names.join(', ');
      throw fault(name, `“${name.slice(0, 60)}” is not a parameter of this address. It takes: ${all}.`);
    }
    if (zeroCharacterIn(value) !== undefined) throw fault(name, 'This holds the character U+0000, which no text has.');
  }
  const given = names.map((name) => {
    const values = query.getAll(name).filter(Boolean);
    return [name, valueIn(name, values, kindOf(shape[name] as z.core.$ZodType))] as const;
  });
  const read = schema.safeParse(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
  if (read.success) return read.data;
  throw refused(read.error.issues.map(({ path, message }) => ({ path: String(path[0]), message: sentence(message) })));
}
