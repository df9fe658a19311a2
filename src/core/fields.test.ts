import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { entityKinds } from './entity.ts';
import { field, fieldNamed, fields } from './fields.ts';
import { schemaOf, valueTypes } from './values.ts';
import { vocabularyNamed } from './vocabulary.ts';

const text = readFileSync(new URL('fields.ts', import.meta.url), 'utf8');

test('each field stands exactly once in the registry', () => {
  const names = [...text.matchAll(/^ {4}(\w+): \w+\(/gm)].map(([, name]) => name);
  assert.deepEqual(
    names,
    fields.map((one) => one.name),
  );
  assert.equal(new Set(names).size, names.length);
});

test('each label is used once, and each field explains itself', () => {
  assert.equal(new Set(fields.map((one) => one.label)).size, fields.length);
  for (const { name, help } of fields) assert.match(help, /^[A-Z].*\.$/, name);
});

test('each field has a type that exists, and each code field a vocabulary that exists', () => {
  for (const { name, type, vocabulary } of fields) {
    assert.ok(schemaOf(type, vocabulary), name);
    if (type === 'code') assert.ok(vocabularyNamed(vocabulary ?? ''), name);
    else assert.ok(type in valueTypes && vocabulary === undefined, name);
  }
});

test('each quantity has a unit, each facet can be counted, and each required kind exists', () => {
  for (const { name, type, unit, facet, kind } of fields) {
    assert.equal(unit !== undefined, type === 'quantity', name);
    if (facet) assert.ok(type === 'code' || type === 'entity', name);
    if (kind !== undefined) assert.ok(type === 'entity' && entityKinds.includes(kind), name);
  }
});

test('people affected are groups, whoever fills the form', () => {
  assert.equal(field('affected').kind, 'group');
});

test('a field is found by its name, and nothing else is', () => {
  assert.equal(fieldNamed('operator')?.label, 'Operator');
  for (const name of ['', 'Operator', 'toString', '__proto__']) assert.equal(fieldNamed(name), undefined);
});
