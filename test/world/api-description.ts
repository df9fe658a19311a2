import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { exampleAddress, type Parameter } from '../../src/web/api/example.ts';
import type { App } from './open-house.ts';

type Json = Readonly<Record<string, unknown>>;
type Answer = { readonly content?: Readonly<Record<string, { readonly schema: Json }>> };

/** An operation as a description has it. */
export type DescribedOperation = {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Json; readonly example?: unknown }>>;
  };
  readonly responses: Readonly<Record<string, Answer>>;
};

/** A description as it was read from its address. */
export type Description = Json & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: Json;
};

/** One operation with its place, its address as an example, and how to check an answer. */
export type OperationAt = {
  readonly path: string;
  readonly method: string;
  readonly operation: DescribedOperation;
  readonly address: string;
};

/** The description as the application tells it. */
export async function descriptionOf(app: App): Promise<Description> {
  return (await (await app.request('/api/v1/openapi.json')).json()) as Description;
}

/** All operations of a description. */
export function operationsIn({ paths }: Description): readonly OperationAt[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ path, method, operation },
      address: exampleAddress(path, operation.parameters),
    })),
  );
}

/** Makes the function that says what of an answer is not as described: its status, its content type, its members. */
export function makeChecker({ components }: Description) {
  // Formats are told by zod's own patterns beside them.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const compiled = new Map<string, ValidateFunction>();
  return async ({ operationId, responses }: DescribedOperation, answer: Response): Promise<readonly string[]> => {
    const described = responses[String(answer.status)];
    if (!described) return [`${answer.status} is not described`];
    if (!described.content) return [];
    const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
    const { schema } = described.content[type] ?? {};
    if (!schema) return [`${type} is not described`];
    const key = `${operationId} ${answer.status}`;
    const validate = compiled.get(key) ?? ajv.compile({ ...schema, components });
    compiled.set(key, validate);
    validate(await answer.clone().json());
    return (validate.errors ?? []).slice(0, 3).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
