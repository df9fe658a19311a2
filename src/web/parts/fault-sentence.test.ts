import assert from 'node:assert/strict';
import { test } from 'node:test';
import { says } from '../../../test/world/records.ts';
import { type Field, field, fields } from '../../core/fields.ts';
import { issuesOf } from '../../core/proposal.ts';
import type { Statement } from '../../core/statement.ts';
import type { Value } from '../../core/values.ts';
import { Fields } from '../form-fields.ts';
import { faultSentence } from './fault-sentence.ts';
import { partsOfField, writtenValue } from './field-controls.ts';

const RAW = /invalid|expected|received|too (?:big|small)|unrecognized|undefined|NaN|string/i;
const odd = ['many', '-1', '1e99', '9'.repeat(30), '<b>', 'javascript:x', 'x'.repeat(30_000), '2019-99', 'E-x', 'eur'];

function sentencesOf(one: Field, after: Statement): readonly string[] {
  const issues = issuesOf({ changes: [{ field: one.name, after }], sources: [], entities: [] });
  return issues.map(({ path: [, , , ...inside], message }) => faultSentence(one, inside, message));
}

test('whatever is written into any part of any field, what is wrong with it is said in plain words', () => {
  const faulty = new Set<string>();
  for (const one of fields.filter(({ type, visible }) => type !== 'reply' && visible === undefined)) {
    for (const { key, label } of partsOfField(one)) {
      for (const text of odd) {
        const value = writtenValue(new Fields([[`n-${key}`, text]]), one, 'n-') as Value;
        for (const sentence of sentencesOf(one, says(one.name, value))) {
          faulty.add(one.type);
          assert.doesNotMatch(sentence, RAW, `${one.name} ${key} ${text}`);
          assert.ok(
            partsOfField(one).some((part) => sentence.startsWith(`${part.label}: `)),
            `${label} ${sentence}`,
          );
        }
      }
    }
  }
  assert.deepEqual(faulty, new Set(fields.map(({ type }) => type).filter((type) => type !== 'reply')));
});

test('a figure, what stands beside a value, and the whole statement are told apart', () => {
  const people = field('people_affected');
  assert.deepEqual(sentencesOf(people, says('people_affected', { amount: 'many' } as unknown as Value)), [
    'Number (people): digits only, such as 2565724.',
  ]);
  const place = field('place');
  assert.deepEqual(sentencesOf(place, says('place', 'Leiden', { note: 'x'.repeat(3_000) })), [
    'The remark: at most 2,000 characters.',
  ]);
  assert.deepEqual(sentencesOf(place, says('place', 'Leiden', { rank: 'deprecated' })), [
    'This is deprecated, so it needs a note that says why.',
  ]);
});
