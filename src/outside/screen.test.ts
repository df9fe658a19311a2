import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenOf } from './screen.ts';

test('a terminal has columns and colours, a pipe has neither', () => {
  assert.deepEqual(screenOf({ isTTY: true, columns: 120 }, {}), { columns: 120, isColoured: true });
  assert.deepEqual(screenOf({ isTTY: true, columns: 0 }, {}), { columns: 80, isColoured: true });
  assert.deepEqual(screenOf({ columns: 120 }, {}), { isColoured: false });
});

test('NO_COLOR and a dumb terminal are respected', () => {
  assert.equal(screenOf({ isTTY: true }, { NO_COLOR: '1' }).isColoured, false);
  assert.equal(screenOf({ isTTY: true }, { NO_COLOR: '' }).isColoured, true);
  assert.equal(screenOf({ isTTY: true }, { TERM: 'dumb' }).isColoured, false);
});
