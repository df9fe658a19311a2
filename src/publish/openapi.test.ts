import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { type Operation, openApiDocument } from './openapi.ts';

const thing = z.strictObject({ id: z.string() }).meta({ id: 'Thing' });
const operation: Operation = {
  id: 'thing',
  method: 'get',
  path: '/things/{id}',
  summary: 'One thing.',
  at: z.strictObject({ id: z.string() }),
  query: z.strictObject({ limit: z.coerce.number().int().max(9).optional() }),
  answer: thing,
  status: 200,
  problems: ['not-found'],
};
const about = {
  title: 'Things',
  version: '1',
  description: 'All of them.',
  site: 'https://things.example',
  problem: z.strictObject({ code: z.string() }).meta({ id: 'Problem' }),
};

test('an operation is described by the schemas that read it, and a named schema stands once', () => {
  const text = JSON.stringify(openApiDocument(about, [operation, { ...operation, id: 'other', path: '/others/{id}' }]));
  const { paths, components } = JSON.parse(text);
  const { parameters, responses } = paths['/things/{id}'].get;
  assert.deepEqual(
    parameters.map((one: { in: string; name: string; required?: boolean }) => [
      one.in,
      one.name,
      one.required ?? false,
    ]),
    [
      ['path', 'id', true],
      ['query', 'limit', false],
    ],
  );
  assert.deepEqual(Object.keys(responses).sort(), ['200', '304', '404']);
  assert.deepEqual(Object.keys(components.schemas), ['Problem', 'Thing']);
  assert.equal(text.split('"additionalProperties":false').length - 1, 2);
});

test('what is made anew each time is never unchanged', () => {
  const text = JSON.stringify(openApiDocument(about, [{ ...operation, fresh: true }]));
  assert.equal('304' in JSON.parse(text).paths['/things/{id}'].get.responses, false);
});
