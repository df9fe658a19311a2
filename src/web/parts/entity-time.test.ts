import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntityRole } from '../../core/ports.ts';
import { entityTime } from './entity-time.ts';

const role = (name: string, occurred: string | undefined, n = 1): EntityRole => ({
  role: name,
  record: { id: `CB-${n}`, title: `<Case> ${n}`, lang: 'en', type: 'incident', occurred } as EntityRole['record'],
});
const drawn = async (lines: readonly EntityRole[], total = lines.length): Promise<string> =>
  String(await entityTime(lines, { total }));
const count = (text: string, wanted: RegExp): number => text.match(wanted)?.length ?? 0;

test('each case is a dot in the lane of its role, a long one a line, and all stand in the table', async () => {
  const text = await drawn([
    role('operator', '2019-02-13', 1),
    role('operator', '2015/2018', 2),
    role('developer', '2020', 3),
  ]);
  assert.deepEqual(
    [count(text, /<svg class="lane"/g), count(text, /<circle/g), count(text, /class="stretch"/g)],
    [2, 2, 1],
  );
  assert.equal(count(text, /<a href="\/records\/CB-\d">&lt;Case&gt;/g), 3);
  assert.match(
    text,
    /aria-label="Records by date and role, drawn as dots. Operator: 2 records; Developer: 1 record\."/,
  );
});

test('a heap is counted by year, and what is missing is said', async () => {
  const heap = Array.from({ length: 40 }, (_, at) => role('operator', `202${at % 2}-03`, at));
  const text = await drawn([...heap, role('operator', undefined)], 90);
  assert.deepEqual([count(text, /<circle/g), count(text, /<rect/g), count(text, />20<\/text>/g)], [0, 2, 2]);
  assert.match(text, /1 record without a date\. Only the 41 newest of 90 are drawn\./);
});

test('a heap of the first century stands in its own years', async () => {
  const heap = Array.from({ length: 40 }, (_, at) => role('operator', `005${at % 2}-03`, at));
  const places = [...(await drawn(heap)).matchAll(/<rect class="mark" x="([^"]+)%/g)].map(([, x]) => Number(x));
  assert.ok(places.length === 2 && places.every((place) => place < 90), places.join(' '));
});

test('one dated case is no timeline', async () => {
  assert.equal(await drawn([role('operator', '2019'), role('operator', undefined)]), '');
});
