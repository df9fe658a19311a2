import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fields } from './fields.ts';
import { type JsonSchema, recordJsonSchema } from './record-json-schema.ts';
import { vocabularyNamed } from './vocabulary.ts';

type Part = JsonSchema & { properties: Record<string, Part>; items: Part; oneOf: Part[]; const?: string };

const schema = recordJsonSchema() as unknown as Part & { $defs: Record<string, { enum: string[] }> };
const branches = schema.properties.statements?.items.oneOf ?? [];

test('every field of the registry has its branch, with label and help', () => {
  assert.deepEqual(
    branches.map((branch) => [branch.properties.field?.const, branch.title, branch.description]),
    fields.map((field) => [field.name, field.label, field.help]),
  );
});

test('codes are the codes of their vocabulary', () => {
  for (const field of fields.filter(({ type }) => type === 'code')) {
    const branch = branches.find((candidate) => candidate.properties.field?.const === field.name);
    assert.deepEqual(branch?.properties.value, { $ref: `#/$defs/${field.vocabulary}` });
    const codes = vocabularyNamed(field.vocabulary ?? '')?.codes.map(({ code }) => code);
    assert.deepEqual(schema.$defs[field.vocabulary ?? '']?.enum, codes);
  }
});

test('it says what zod checks in code: one answer, and a note with every deprecated statement', () => {
  for (const branch of branches) {
    assert.deepEqual(branch.oneOf, [{ required: ['value'] }, { required: ['unknown'] }]);
    assert.deepEqual(branch.then, { required: ['note'] });
    assert.equal(branch.additionalProperties, false);
  }
});
