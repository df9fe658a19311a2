import assert from 'node:assert/strict';
import { test } from 'node:test';
import { says } from '../../../test/world/records.ts';
import { doubt } from './doubt.ts';

test('a statement in doubt says who doubts it, as text; any other says nothing', () => {
  const shown = String(doubt({ ...says('place', 'Leiden'), disputed: 'The <operator> says Delft.' }));
  assert.match(shown, /<strong>Disputed:<\/strong> <bdi dir="auto">The &lt;operator&gt; says Delft\.<\/bdi>/);
  assert.equal(String(doubt(says('place', 'Leiden'))), '');
});
