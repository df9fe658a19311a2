import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likenessOf } from './likeness.ts';

const words =
  `avalanche barometer cathedral dandelion elephant fountain geranium hurricane island jasmine kangaroo lantern
  marmalade nightingale orchestra pelican quarrel raspberry saxophone tambourine umbrella volcano walnut xylophone yacht
  zeppelin almond bumblebee cinnamon dolphin`.split(/\s+/);

test('texts that differ in numbers, case, order and punctuation are alike', () => {
  const text = words.slice(0, 12).join(' ');
  const other = `${[...words.slice(0, 12)].reverse().join(', ').toUpperCase()}! 12345 67`;
  assert.equal(likenessOf(text), likenessOf(other));
  assert.equal(likenessOf('Buy now 1'), likenessOf('buy NOW! 2'));
  assert.notEqual(likenessOf('Buy now 1'), likenessOf('Sell now 1'));
});

test('a flood whose texts each bring a word of their own folds into few', () => {
  const flood = Array.from({ length: 200 }, (_, n) => {
    const own = Array.from(String(n), (digit) => 'abcdefghij'[Number(digit)]).join('');
    return likenessOf(`${words.join(' ')} qqq${own}`);
  });
  assert.ok(new Set(flood).size <= 40, `${new Set(flood).size} different`);
  const counts = [...Map.groupBy(flood, (one) => one).values()].map((same) => same.length);
  assert.ok(Math.max(...counts) >= 150, `the largest group holds ${Math.max(...counts)}`);
});

test('texts on different things are not alike, also in scripts without spaces', () => {
  const texts = [
    'A facial recognition database of a company in Shenzhen stood open for months without any password.',
    'A benefits algorithm flagged thousands of childcare families as fraudsters and ruined many of them.',
    '深网视界的人脸识别数据库暴露在互联网上',
    '荷兰育儿津贴丑闻中的风险分类模型',
    '',
  ];
  assert.equal(new Set(texts.map(likenessOf)).size, texts.length);
});
