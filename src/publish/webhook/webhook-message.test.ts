import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { onceOf } from '../../../test/world/responses.ts';
import type { Publication } from '../../core/mirror-ports.ts';
import { eventOf, signedMessage, testEvent, webhookSecretOf, webhookSecretPattern } from './webhook-message.ts';

const published: Publication = {
  ...{ sequence: 7, kind: 'record', id: 'CB-2', revision: 1, time: '2026-11-24T05:00:00.000Z', state: 'published' },
  reason: 'Words of an editor',
};
const site = 'https://casebook.example';

test('a receiver checks the signature with a library of its own choice, and finds what was changed on the way', () => {
  const secret = webhookSecretOf(onceOf(1));
  assert.match(secret, webhookSecretPattern);
  assert.notEqual(webhookSecretOf(onceOf(2)), secret);
  const event = eventOf(published, { site, title: 'Caméra à Lyon' });
  const { headers, body } = signedMessage({ secret }, event, { id: 'W-1-7', time: new Date().toISOString() });
  assert.equal(Number(headers['content-length']), Buffer.byteLength(body));
  assert.deepEqual(new Webhook(secret).verify(body, { ...headers }), event);
  assert.throws(() => new Webhook(secret).verify(body.replace('CB-2', 'CB-3'), { ...headers }));
  assert.throws(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'W-1-8' }));
  assert.throws(() => new Webhook(webhookSecretOf(onceOf(2))).verify(body, { ...headers }));
});

test('an event says what the page of the record shows, and is called by what happened', () => {
  const url = `${site}/records/CB-2`;
  const data = { id: 'CB-2', revision: 1, state: 'published', sequence: 7, url, json: `${url}.json`, title: 'A case' };
  const first = eventOf(published, { site, title: 'A case' });
  assert.deepEqual(first, { type: 'record.published', timestamp: published.time, data });
  const merged = eventOf({ ...published, revision: 3, state: 'merged', mergedInto: 'CB-1' }, { site });
  assert.deepEqual(
    [merged.type, merged.data['mergedInto'], Object.hasOwn(merged.data, 'title')],
    ['record.changed', 'CB-1', false],
  );
  assert.equal(testEvent(published.time).type, 'casebook.test');
});
