import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentHead } from './ports.ts';
import { survivingId } from './survivor.ts';

const merges: Readonly<Record<string, string>> = { 'CB-1': 'CB-2', 'CB-2': 'CB-3', 'CB-8': 'CB-9', 'CB-9': 'CB-8' };
const store = { head: async (id: string) => ({ id, mergedInto: merges[id] }) as DocumentHead };

test('a document lives on where the last merge led', async () => {
  assert.deepEqual(await Promise.all(['CB-1', 'CB-2', 'CB-3'].map((id) => survivingId(store, id))), [
    'CB-3',
    'CB-3',
    'CB-3',
  ]);
});

test('one that nobody knows is where it is, and a circle comes to an end', async () => {
  assert.equal(await survivingId({ head: async () => undefined }, 'CB-7'), 'CB-7');
  assert.ok(['CB-8', 'CB-9'].includes(await survivingId(store, 'CB-8')));
});
