import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf } from '../../test/world/items.ts';
import { hasSecondFactor, sessionEnd, strengthAfterPassword } from './session-rules.ts';

const totp = { secret: 'A'.repeat(32), lastStep: 0 };

test('a password alone is enough only for contributors without a second factor', () => {
  assert.equal(strengthAfterPassword(accountOf('U-1', { role: 'contributor' })), 'full');
  assert.equal(strengthAfterPassword(accountOf('U-1', { role: 'contributor', totp })), 'partial');
  assert.equal(strengthAfterPassword(accountOf('U-1', { role: 'editor' })), 'partial');
  assert.equal(strengthAfterPassword(accountOf('U-1', { role: 'administrator' })), 'partial');
  assert.equal(hasSecondFactor({ passkeys: [] }), false);
});

test('sessions end by themselves', () => {
  const made = '2026-03-01T00:00:00.000Z';
  assert.equal(sessionEnd({ role: 'editor' }, 'partial', made), '2026-03-01T00:30:00.000Z');
  assert.equal(sessionEnd({ role: 'editor' }, 'full', made), '2026-03-01T12:00:00.000Z');
  assert.equal(sessionEnd({ role: 'contributor' }, 'full', made), '2026-03-15T00:00:00.000Z');
});
