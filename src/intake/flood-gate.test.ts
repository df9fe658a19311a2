import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { FloodGate, floodRules } from './flood-gate.ts';

test('one network is held back, its neighbours are not, and asking is counted by itself', () => {
  const gate = new FloodGate(new Uint8Array(32));
  for (let n = 0; n < floodRules.send.burst; n += 1) assert.equal(gate.wait('send', `192.0.2.${n}`, 0), 0);
  assert.equal(gate.wait('send', '192.0.2.200', 0), 10_000);
  assert.equal(gate.wait('send', '192.0.3.1', 0), 0);
  assert.equal(gate.wait('ask', '192.0.2.200', 0), 0);
  assert.equal(gate.wait('send', '192.0.2.200', 10_000), 0);
});

test('networks without number keep no more memory than the rules say', () => {
  const gate = new FloodGate(new Uint8Array(32));
  for (let n = 0; n < 30_000; n += 1) gate.wait('send', `10.${n >> 8}.${n & 255}.1`, n);
  assert.equal(gate.size, floodRules.send.keys);
});

test('no address stands in memory in a form that could be read', () => {
  const gate = new FloodGate(new Uint8Array(32));
  gate.wait('send', '198.51.100.77', 0);
  const seen = inspect(gate, { depth: 9, showHidden: true });
  assert.ok(!seen.includes('198.51.100'));
});
