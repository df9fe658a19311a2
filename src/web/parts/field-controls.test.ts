import assert from 'node:assert/strict';
import { test } from 'node:test';
import { field, fields } from '../../core/fields.ts';
import { schemaOf, type Value } from '../../core/values.ts';
import { Fields } from '../form-fields.ts';
import { unfilled } from './controls.ts';
import { partsOfField, textOfPart, valueControls, writtenValue } from './field-controls.ts';

// One value for each type of field, with every part filled in.
const values: Readonly<Record<string, Value>> = {
  text: 'Leiden',
  markdown: 'Some *text*',
  date: '2019-02',
  url: 'https://a.example/',
  entity: 'E-1',
  quantity: { amount: 2_565_724, bound: 'more-than', as: 'more than 2.5 million', per: 'P1D' },
  money: { amount: 500, currency: 'EUR', bound: 'about', as: 'about 500' },
  event: { event: 'exposed', date: '2019', text: 'It stood open.' },
  passage: { title: 'Xinjiang', text: 'Long since.' },
  alias: { scheme: 'AIAAIC', id: 'AIAAIC1', url: 'https://a.example/' },
  related: { record: 'CB-2', relation: 'similar' },
};

test('every field but the reply has controls, and what stands in them is read back as the same value', () => {
  for (const one of fields) {
    const code = partsOfField(one)[0]?.options?.[1]?.value;
    const value = one.type === 'code' ? code : values[one.type];
    if (one.type === 'reply') {
      assert.deepEqual(partsOfField(one), []);
      continue;
    }
    assert.ok(value !== undefined, one.name);
    const at = { prefix: 's1-', first: (key: string) => textOfPart(value, key) };
    const shown = valueControls(unfilled, one, at).map(String).join('');
    for (const { key } of partsOfField(one)) assert.ok(shown.includes(`name="s1-${key}"`), `${one.name} ${key}`);
    const sent = partsOfField(one).map(({ key }): [string, string] => [`s1-${key}`, at.first(key)]);
    const read = writtenValue(new Fields(sent), one, 's1-');
    assert.deepEqual(read, value, one.name);
  }
});

test('numbers may be written as people write them; what is none stays as written and does not fit', () => {
  const people = field('people_affected');
  const read = (text: string) => writtenValue(new Fields([['n-amount', text]]), people, 'n-');
  assert.deepEqual(read('2,565 724'), { amount: 2_565_724 });
  assert.deepEqual(read('many'), { amount: 'many' });
  assert.equal(schemaOf(people.type, people.vocabulary).safeParse(read('many')).success, false);
  assert.equal(read('  '), undefined);
});
