import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyOf } from '../../test/world/byte-files.ts';
import { publicRecordOf } from '../../test/world/fake-records.ts';
import { formatNamed, formats } from './formats.ts';

test('each format is known by its own name, and no other name is', () => {
  for (const [name, format] of Object.entries(formats)) {
    assert.equal(format.name, name);
    assert.equal(formatNamed(name), format);
  }
  for (const name of ['xls', '', 'toString', '__proto__']) assert.equal(formatNamed(name), undefined);
  const extensions = Object.values(formats).map(({ extension }) => extension);
  assert.equal(new Set(extensions).size, extensions.length);
});

test('whoever stops reading stops the reading of records, in every format', async () => {
  for (const { name, write } of Object.values(formats)) {
    let isEnded = false;
    async function* records() {
      try {
        for (;;) yield publicRecordOf([]);
      } finally {
        isEnded = true;
      }
    }
    let pieces = 0;
    for await (const _ of write(records())) {
      pieces += 1;
      if (pieces === 2) break;
    }
    assert.ok(isEnded, name);
  }
});

test('a source of records that fails is no end of the file', async () => {
  async function* failing() {
    yield publicRecordOf([]);
    throw new Error('the database went away');
  }
  for (const { write } of Object.values(formats)) await assert.rejects(everyOf(write(failing())), /went away/);
});
