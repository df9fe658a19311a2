import { z } from 'zod';
import { type ProblemCode, problem } from '../core/errors.ts';

/** A part of a description: plain JSON. */
export type Described = { readonly [key: string]: unknown };

/**
 * One operation of an API as it is described: `at` are the parts of the path, `query` its parameters, `body` what is sent as
 * JSON, `answer` what comes back under `status`, `problems` what else may. `example` is an address that works.
 */
export type Operation = {
  readonly id: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  readonly about?: string;
  readonly at: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  readonly status: 200 | 201;
  /** Whether the address may lead to another one (301). */
  readonly moves?: true;
  /** Whether an answer is made anew for each request, so that nothing of it can be unchanged. */
  readonly fresh?: true;
  readonly problems: readonly ProblemCode[];
};

/** What stands above the operations; schemas with an `id` in their metadata are listed once under it. */
export type ApiAbout = {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly site: string;
  /** What a problem looks like; its name is Problem. */
  readonly problem: z.ZodType;
};

/** An address that works for each operation by its id, and what is sent there. */
export type Examples = Readonly<Record<string, { readonly address: string; readonly body?: unknown }>>;

type Io = 'input' | 'output';
type Made = { readonly $defs?: Readonly<Record<string, unknown>>; readonly [key: string]: unknown };

const PROBLEM = '#/components/schemas/Problem';

// Every schema with a name goes to one place, and is pointed to from everywhere else.
class Schemas {
  readonly named = new Map<string, unknown>();
  of(schema: z.ZodType, io: Io): Described {
    const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Made;
    const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/');
    const { $defs = {}, $schema: _, id, ...rest } = JSON.parse(text) as Made;
    for (const [name, one] of Object.entries($defs)) this.#keep(name, one as Made);
    if (typeof id !== 'string') return rest;
    this.#keep(id, rest);
    return { $ref: `#/components/schemas/${id}` };
  }

  #keep(name: string, { id: _, ...schema }: Made): void {
    this.named.set(name, schema);
  }
}

const headerNames = ['ETag', 'Last-Modified', 'RateLimit', 'RateLimit-Policy'] as const;
const headersOf = (names: readonly string[]): Described =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const headers: Described = {
  ETag: { description: 'The tag of these very bytes; send it back as If-None-Match.', schema: { type: 'string' } },
  'Last-Modified': {
    description: 'When anything public changed last; left out while that is less than two seconds ago.',
    schema: { type: 'string' },
  },
  RateLimit: {
    description: 'How many requests are left (r), and seconds until all are (t).',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': { description: 'How many requests (q) in so many seconds (w).', schema: { type: 'string' } },
};

type Given = { readonly place: 'path' | 'query'; readonly of: z.ZodObject; readonly examples: URLSearchParams };

function parametersOf(schemas: Schemas, { place, of, examples }: Given) {
  const made = schemas.of(of, 'input') as { properties?: Record<string, Described>; required?: string[] };
  return Object.entries(made.properties ?? {}).map(([name, { description, ...schema }]) => {
    const all = examples.getAll(name);
    const example = schema.type === 'array' ? all : schema.type === 'integer' ? Number(all[0]) : all[0];
    return {
      ...{ name, in: place, required: place === 'path' || made.required?.includes(name) === true },
      ...(description !== undefined && { description }),
      schema,
      ...(all.length > 0 && { example }),
    };
  });
}

// The parts of an address where the path has names in braces.
function partsOf(path: string, address: string): URLSearchParams {
  const parts = (address.split('?')[0] ?? '').split('/');
  const named = path.split('/').flatMap((part, at) => (part.startsWith('{') ? [[part.slice(1, -1), parts[at]]] : []));
  return new URLSearchParams(named.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function problemAnswers(codes: readonly ProblemCode[]): Described {
  const byStatus = Map.groupBy(
    codes.map((code) => problem(code)),
    ({ status }) => status,
  );
  const answers = [...byStatus].map(([status, found]) => {
    const description = found.map(({ code, sentence }) => `\`${code}\`: ${sentence}`).join(' ');
    const content = { 'application/problem+json': { schema: { $ref: PROBLEM } } };
    return [String(status), { description, headers: headersOf(headerNames.slice(2)), content }];
  });
  return Object.fromEntries(answers);
}

function describe(operation: Operation, schemas: Schemas, examples: Examples): Described {
  const { id, summary, about, path, body, answer, status, moves, fresh, method } = operation;
  const example = examples[id];
  const [, query = ''] = example?.address.split('?') ?? [];
  const isKept = method === 'get' && !fresh;
  const content = { 'application/json': { schema: schemas.of(answer, 'output') } };
  const told = headersOf(isKept ? headerNames : headerNames.slice(2));
  const sent = body && {
    required: true,
    content: {
      'application/json': {
        schema: schemas.of(body, 'input'),
        ...(example?.body !== undefined && { example: example.body }),
      },
    },
  };
  return {
    ...{ operationId: id, summary, ...(about && { description: about }) },
    parameters: [
      ...parametersOf(schemas, { place: 'path', of: operation.at, examples: partsOf(path, example?.address ?? '') }),
      ...parametersOf(schemas, { place: 'query', of: operation.query, examples: new URLSearchParams(query) }),
    ],
    ...(sent && { requestBody: sent }),
    responses: {
      [status]: { description: status === 201 ? 'It was taken.' : 'The answer.', headers: told, content },
      ...(moves && { 301: { description: 'It has become part of what Location leads to.' } }),
      ...(isKept && { 304: { description: 'Nothing changed since the answer that is known.' } }),
      ...problemAnswers(operation.problems),
    },
  };
}

/** The description of an API as OpenAPI 3.1 has it, made from the schemas that read what is sent and that answers keep to. */
export function openApiDocument(about: ApiAbout, operations: readonly Operation[], examples: Examples = {}): Described {
  const schemas = new Schemas();
  schemas.of(about.problem, 'output');
  const { title, version, description, site } = about;
  const paths = [...Map.groupBy(operations, ({ path }) => path)].map(([path, all]) => [
    path,
    Object.fromEntries(all.map((operation) => [operation.method, describe(operation, schemas, examples)])),
  ]);
  const named = [...schemas.named].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    openapi: '3.1.1',
    info: { title, version, description, license: { name: 'Per record', url: `${site}/about` } },
    servers: [{ url: site }],
    security: [],
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(named), headers },
  };
}
