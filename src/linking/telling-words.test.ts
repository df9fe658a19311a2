import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as telling from './telling-words.ts';

const tellingWords = (title: string, text: string, most: number) =>
  telling.tellingWords(title, text, most).map(({ word }) => word);

test('words of the title, then names, then what comes up often; never everyday ones', () => {
  const words = tellingWords(
    'SenseNets leak',
    'In Shenzhen the database of the firm SenseNets stood open. Cameras, cameras!',
    4,
  );
  assert.equal(words[0], 'sensenets');
  assert.ok(words.includes('leak'));
  assert.ok(!words.includes('data') && !words.includes('the'));
  assert.equal(tellingWords('', 'They warned the firm SenseNets about the camera in the street', 1)[0], 'sensenets');
});

test('scripts without spaces are cut into words, and a text without telling words has none', () => {
  assert.ok(tellingWords('', '深网视界的人脸识别数据库暴露在互联网上', 9).length > 0);
  assert.deepEqual(tellingWords('', 'it was the data of people', 5), []);
});

test('a name is told by its capital letter; not in a headline, and not where it also stands without one', () => {
  const named = (text: string) =>
    telling.tellingWords('', text, 20).flatMap(({ word, name }) => (name ? [`${word} ${name}`] : []));
  assert.deepEqual(named('Umbrella found. It said Adobe lost it.').sort(), ['adobe sure', 'umbrella maybe']);
  assert.deepEqual(named('Harbour cameras near the harbour'), []);
  assert.deepEqual(named('Umbrella Firm Loses Lantern Of SenseNets'), ['sensenets sure']);
});

test('addresses and markup are no telling words; figures are, years are not', () => {
  const text =
    '<p class="lantern">Adobe</p> https://news.example/umbrella?x=lantern www.umbrella.example &nbsp; me@umbrella.example 153 2019';
  assert.deepEqual(tellingWords('', text, 9).sort(), ['153', 'adobe']);
});
