import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, actorOf, discoveryOf } from './veris-action.ts';

test('what stood open tells the action, and the first of two of one kind counts', () => {
  assert.deepEqual(actionOf(['public-website', 'no-authentication', 'exploit']), {
    error: { variety: ['Publishing error'], vector: ['Unknown'] },
    hacking: { variety: ['Unknown'], vector: ['Unknown'] },
  });
  assert.deepEqual([actionOf([]), actionOf(['unknown'])], [{ unknown: {} }, { unknown: {} }]);
});

test('who acted is told only where the action tells it', () => {
  assert.deepEqual(actorOf(actionOf(['no-authentication'])), { internal: { variety: ['Unknown'], motive: ['NA'] } });
  assert.deepEqual(actorOf(actionOf(['insider'])), { internal: { variety: ['Unknown'], motive: ['Unknown'] } });
  assert.deepEqual(actorOf(actionOf(['exploit'])), { unknown: {} });
});

test('how it was found is one of the kinds that VERIS has', () => {
  assert.deepEqual(discoveryOf('researcher'), { external: { variety: ['Security researcher'] } });
  assert.deepEqual(discoveryOf('journalist'), { external: { variety: ['Other'] } });
  assert.deepEqual(discoveryOf('operator'), { internal: { variety: ['Unknown'] } });
  assert.deepEqual([discoveryOf('unknown'), discoveryOf(undefined)], [{ unknown: {} }, { unknown: {} }]);
});
