import { z } from 'zod';
import { type ProblemCode, Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import type { Operation } from '../../publish/openapi.ts';
import { type Ask, type Face, JSON_TYPE, Moved } from '../face.ts';
import { open, type Route } from '../route.ts';
import { kindOf, readParameters } from './read-input.ts';

/** Where every address of this version of the API begins. */
export const API = '/api/v1';

/** Ids and addresses of what is there, for examples that work. */
export type Live = {
  readonly record: string;
  readonly source: string;
  readonly entity: string;
  readonly url: string;
};

type ReadSpec<At extends z.ZodObject, Query extends z.ZodObject> = {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly about?: string;
  readonly at: At;
  readonly query: Query;
  readonly answer: z.ZodType;
  readonly moves?: true;
  readonly fixed?: true;
  readonly fresh?: true;
  /** What else may come of it, beside what may come of everything. */
  readonly problems: readonly ProblemCode[];
  /** An address that works, from the path on, without the beginning that all have. */
  readonly example: (live: Live) => string;
  readonly run: (
    world: World,
    given: { readonly at: z.infer<At>; readonly query: z.infer<Query> },
    ask: Ask,
  ) => Promise<unknown>;
};

/** An operation that reads: how it is described, and the row of the table of addresses that answers it. */
export type Reading = {
  readonly operation: Operation;
  readonly example: (live: Live) => string;
  readonly route: Route;
};

/** No parts, or no parameters. */
export const none = z.strictObject({});

const always: readonly ProblemCode[] = [
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'too-many',
  'database-away',
  'internal',
];

function partsOf<At extends z.ZodObject>(at: At, ask: Ask): z.infer<At> {
  const parts = Object.fromEntries(
    Object.entries(at.shape).map(([name, schema]) => {
      const text = ask.path[name] ?? '';
      const isNumber = kindOf(schema as z.ZodType) === 'number';
      return [name, isNumber && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : text];
    }),
  );
  const read = at.safeParse(parts);
  if (read.success) return read.data;
  throw new Refused('not-found');
}

/** Makes an operation that reads; what `run` gives is sent as JSON. */
export function reading<At extends z.ZodObject, Query extends z.ZodObject>(spec: ReadSpec<At, Query>): Reading {
  const { run, example, fixed, at, query, ...described } = spec;
  const path = API + spec.path;
  const answer: Face['answer'] = async (world, ask) => {
    const given = { at: partsOf(at, ask), query: readParameters(query, ask.query) as z.infer<Query> };
    const data = await run(world, given, ask);
    return data instanceof Moved ? data : { status: 200, type: JSON_TYPE, text: JSON.stringify(data) };
  };
  const isFile = path.endsWith('.json');
  const taken = Object.keys(query.shape);
  const parameters: readonly ProblemCode[] = ['bad-parameter'];
  return {
    operation: {
      ...described,
      at,
      query,
      path,
      method: 'get',
      status: 200,
      problems: [...parameters, ...spec.problems, ...always],
    },
    example: (live) => API + example(live),
    route: open(
      path.replace(/\.json$/, '').replace(/\{(\w+)\}/g, ':$1'),
      { forms: isFile ? 'json' : 'page', answer },
      {
        query: taken,
        about: `API: ${spec.summary}`,
        ...(fixed && { fixed }),
        ...(spec.fresh && { fresh: true as const }),
      },
    ),
  };
}

const MOST = 200;
const LIMIT = `This is a whole number from 1 to ${MOST}.`;

/** The parameters of a list that is read in pages. */
export const paged = {
  limit: z.int().min(1, LIMIT).max(MOST, LIMIT).default(50).describe('How many to give at most.'),
  cursor: z.string().max(300).optional().describe('Where to go on: `next` of the answer before.'),
} as const;
