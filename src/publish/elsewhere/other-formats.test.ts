import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exposedFaces, fullRecord, shownAs } from '../../../test/world/exposed-faces.ts';
import { recordOf } from '../../../test/world/records.ts';
import { fields } from '../../core/fields.ts';
import type { Statement } from '../../core/statement.ts';
import type { Loss } from './loss.ts';
import { type OtherFormatName, otherFormats } from './other-formats.ts';

const SITE = 'https://casebook.example/records/CB-1';
const names = Object.keys(otherFormats) as readonly OtherFormatName[];

const isLossLine = (value: unknown): boolean => typeof value === 'object' && value !== null && 'how' in value;

// What a format says of a record besides what is lost.
function facts(name: OtherFormatName, statements: readonly Statement[]): string {
  const { document } = otherFormats[name].write(shownAs(statements), SITE);
  const drop = (_: string, value: unknown): unknown =>
    Array.isArray(value) && value.some(isLossLine) ? undefined : value;
  return JSON.stringify(document, drop);
}

const lossOf = (name: OtherFormatName, statements: readonly Statement[]): readonly Loss[] =>
  otherFormats[name].write(shownAs(statements), SITE).loss;

test('each field that a record has is in the loss report of each format once, and nothing else', () => {
  const has = new Set(fullRecord.map(({ field }) => field));
  assert.deepEqual(
    fields.filter(({ name }) => !has.has(name)),
    [],
    'the record of this test says something about every field',
  );
  for (const name of names) {
    const listed = lossOf(name, fullRecord).map(({ field }) => field);
    assert.deepEqual(listed, [...fields.map((field) => field.name), 'sources', 'statements'], name);
  }
});

test('what comes over stands in the document, and what does not is nowhere in it', () => {
  for (const name of names) {
    const whole = facts(name, fullRecord);
    for (const { field, how, to } of lossOf(name, fullRecord)) {
      if (field === 'sources' || field === 'statements') continue;
      const without = facts(
        name,
        fullRecord.filter((statement) => statement.field !== field),
      );
      assert.equal(without === whole, how === 'unmapped', `${name} says ${field} is ${how}`);
      assert.equal(to === undefined, how === 'unmapped', `${name} ${field}`);
    }
  }
});

test('the names come from the registry, and a field that none is given for is unmapped', () => {
  for (const name of names) {
    for (const { field, to, how } of lossOf(name, fullRecord)) {
      if (field === 'sources' || field === 'statements') continue;
      const known = fields.find((one) => one.name === field)?.elsewhere?.[name];
      assert.deepEqual([to, how === 'unmapped'], [known?.toString(), known === undefined], `${name} ${field}`);
    }
  }
});

test('the loss stands in each document as well', () => {
  for (const name of names) {
    const { document, loss } = otherFormats[name].write(exposedFaces, SITE);
    assert.ok(JSON.stringify(document).includes(JSON.stringify(loss)), name);
  }
});

test('a record with nothing but a title can be written in every format', () => {
  const bare = shownAs(recordOf('CB-1').statements, [], []);
  for (const name of names) assert.ok(otherFormats[name].write(bare, SITE).loss.length > 0, name);
});
