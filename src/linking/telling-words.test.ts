import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellingWords } from './telling-words.ts';

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
