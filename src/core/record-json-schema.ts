import { z } from 'zod';
import { fieldNamed } from './fields.ts';
import { recordSchema } from './record.ts';
import { vocabularyNamed } from './vocabulary.ts';

/** A JSON Schema, or a part of one. */
export type JsonSchema = { [key: string]: unknown };

// What zod checks in code and cannot say in JSON Schema: a value or a reason, and a note with every deprecated one.
const oneAnswer = [{ required: ['value'] }, { required: ['unknown'] }];
const deprecatedNeedsNote = {
  if: { properties: { rank: { const: 'deprecated' } } },
  then: { required: ['note'] },
};

type Branch = JsonSchema & { properties: { field: { const: string }; value: JsonSchema } };
type Made = JsonSchema & { properties: { statements: { items: { oneOf: Branch[] } } } };

function described(branch: Branch): JsonSchema {
  const field = fieldNamed(branch.properties.field.const);
  if (!field) return branch;
  const value = field.vocabulary === undefined ? branch.properties.value : { $ref: `#/$defs/${field.vocabulary}` };
  return {
    title: field.label,
    description: field.help,
    ...branch,
    properties: { ...branch.properties, value },
    oneOf: oneAnswer,
    ...deprecatedNeedsNote,
  };
}

function codesOf(name: string): JsonSchema {
  const vocabulary = vocabularyNamed(name);
  return { title: vocabulary?.title, description: vocabulary?.about, enum: vocabulary?.codes.map((code) => code.code) };
}

function make(): JsonSchema {
  const made = z.toJSONSchema(recordSchema, { io: 'input', unrepresentable: 'any' }) as unknown as Made;
  const { statements } = made.properties;
  const branches = statements.items.oneOf;
  const used = branches.flatMap((branch) => fieldNamed(branch.properties.field.const)?.vocabulary ?? []);
  return {
    $id: 'casebook.record/1',
    title: 'Casebook record',
    description: 'A documented incident, issue, hazard, system or dataset: a document of statements.',
    ...made,
    properties: { ...made.properties, statements: { ...statements, items: { oneOf: branches.map(described) } } },
    $defs: Object.fromEntries([...new Set(used)].sort().map((name) => [name, codesOf(name)])),
  };
}

let made: JsonSchema | undefined;

/** The JSON Schema (2020-12) of `casebook.record/1`, made from the zod schema, the field registry and the vocabularies. */
export function recordJsonSchema(): JsonSchema {
  made ??= make();
  return made;
}
