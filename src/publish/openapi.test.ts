import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { type Operation, openApiDocument } from './openapi.ts';

const thing = z.object({ id: z.string(), size: z.int().optional() }).meta({ id: 'Thing' });
const about = {
  ...{ title: 'Things', version: '1', description: 'All things.', site: 'https://things.example' },
  problem: z.object({ code: z.string() }).meta({ id: 'Problem' }),
};
const list: Operation = {
  ...{
    id: 'listThings',
    method: 'get',
    path: '/things/{kind}',
    summary: 'Things.',
    status: 200,
    problems: ['not-found'],
  },
  at: z.strictObject({ kind: z.string().describe('The kind.') }),
  query: z.strictObject({
    limit: z.int().min(1).max(9).default(3),
    colour: z.array(z.string()).optional(),
    near: z.string().describe('A place.'),
  }),
  answer: z.object({ things: z.array(thing) }),
};
const make: Operation = {
  ...{
    id: 'makeThing',
    method: 'post',
    path: '/things',
    summary: 'Makes one.',
    status: 201,
    problems: [],
    fresh: true,
  },
  ...{
    at: z.strictObject({}),
    query: z.strictObject({}),
    body: z.strictObject({ size: z.int().default(1) }),
    answer: thing,
  },
};

type Described = { readonly [name: string]: Described } & readonly Described[];
const document = openApiDocument(about, [list, make], {
  listThings: { address: '/things/small?limit=2&colour=red&colour=blue&near=the%20sea' },
  makeThing: { address: '/things', body: { size: 4 } },
}) as unknown as Described;

test('parameters are described with what they take and an example, as the schema that reads them says', () => {
  assert.deepEqual(document.paths?.['/things/{kind}']?.get?.parameters, [
    {
      ...{ name: 'kind', in: 'path', required: true, description: 'The kind.' },
      ...{ schema: { type: 'string' }, example: 'small' },
    },
    {
      ...{ name: 'limit', in: 'query', required: false },
      ...{ schema: { default: 3, type: 'integer', minimum: 1, maximum: 9 }, example: 2 },
    },
    {
      ...{ name: 'colour', in: 'query', required: false },
      ...{ schema: { type: 'array', items: { type: 'string' } }, example: ['red', 'blue'] },
    },
    {
      ...{ name: 'near', in: 'query', required: true, description: 'A place.' },
      ...{ schema: { type: 'string' }, example: 'the sea' },
    },
  ]);
});

test('a schema with a name stands once and is pointed to', () => {
  const schemas = document.components?.schemas;
  assert.deepEqual(Object.keys(schemas ?? {}), ['Problem', 'Thing']);
  const answer = document.paths?.['/things/{kind}']?.get?.responses?.['200']?.content?.['application/json']?.schema;
  assert.deepEqual(answer?.properties?.things?.items, { $ref: '#/components/schemas/Thing' });
  const made = document.paths?.['/things']?.post;
  assert.deepEqual(made?.responses?.['201']?.content?.['application/json']?.schema, {
    $ref: '#/components/schemas/Thing',
  });
  assert.equal(made?.requestBody?.content?.['application/json']?.example?.size as unknown, 4);
  assert.deepEqual(made?.requestBody?.content?.['application/json']?.schema?.required, undefined);
});

test('what is kept may be unchanged, and what else may come has its codes', () => {
  const responses = document.paths?.['/things/{kind}']?.get?.responses;
  assert.deepEqual(Object.keys(responses ?? {}), ['200', '304', '404']);
  assert.match(String(responses?.['404']?.description), /`not-found`: /);
  assert.deepEqual(Object.keys(document.paths?.['/things']?.post?.responses ?? {}), ['201']);
});
