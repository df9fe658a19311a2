import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refused } from '../core/errors.ts';
import { Fields, MAX_FIELDS, MAX_FORM, readForm } from './form-fields.ts';

const TYPE = 'application/x-www-form-urlencoded';
const formOf = (body: string, type = TYPE): Request =>
  new Request('http://a.example/', { method: 'POST', body, headers: { 'content-type': type } });
const refused = (code: string) => (error: unknown) => error instanceof Refused && error.problem.code === code;

test('whatever a browser writes into a form is read again, in order, names and all', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((one) => !one.includes('\u0000'));
  const pairs = fc.array(fc.tuple(text, text), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(pairs, async (entries) => {
      const { fields, faults } = await readForm(formOf(new URLSearchParams(entries).toString()));
      const lines = (value: string): string => value.toWellFormed().replace(/\r\n?/g, '\n');
      const right = new Fields(entries.map(([name, value]) => [lines(name), lines(value)] as const));
      for (const name of right.names()) assert.deepEqual(fields.all(name), right.all(name));
      assert.deepEqual([fields.names(), faults], [right.names(), []]);
    }),
    { numRuns: 200 },
  );
});

test('names such as __proto__ are names like others, and what was not sent is empty', async () => {
  const { fields } = await readForm(formOf('__proto__=a&constructor=b&flag'));
  assert.deepEqual([fields.text('__proto__'), fields.text('constructor'), fields.text('toString')], ['a', 'b', '']);
  assert.deepEqual([fields.has('flag'), fields.has('other'), fields.text('flag')], [true, false, '']);
});

test('bytes that are no UTF-8 and U+0000 are told with the name of their field; a byte order mark stays', async () => {
  const { fields, faults } = await readForm(formOf('a=x%ffy&b=%00z&c=%ed%a0%80&d=%ef%bb%bfd&e=%zz'));
  assert.deepEqual(
    ['a', 'b', 'd', 'e'].map((name) => fields.text(name)),
    ['x\ufffdy', 'z', '\ufeffd', '%zz'],
  );
  assert.deepEqual(
    faults.map(({ path }) => path),
    ['a', 'b', 'c'],
  );
});

test('what is longer than a form may be is let go, declared or not', async () => {
  const { fields } = await readForm(formOf(`a=${'x'.repeat(MAX_FORM - 2)}`));
  assert.equal(fields.text('a').length, MAX_FORM - 2);
  await assert.rejects(readForm(formOf(`a=${'x'.repeat(MAX_FORM - 1)}`)), refused('too-large'));
  let asked = 0;
  const endless = new ReadableStream({
    pull(controller) {
      asked += 1;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
  });
  const request = new Request('http://a.example/', {
    ...{ method: 'POST', body: endless, duplex: 'half' },
    headers: { 'content-type': TYPE },
  } as RequestInit);
  await assert.rejects(readForm(request), refused('too-large'));
  assert.ok(asked < 10, `${asked} pieces were taken`);
  const many = (count: number): string => Array.from({ length: count }, () => 'a=').join('&');
  assert.equal((await readForm(formOf(many(MAX_FIELDS)))).fields.all('a').length, MAX_FIELDS);
  await assert.rejects(readForm(formOf(many(MAX_FIELDS + 1))), refused('too-large'));
});

test('other kinds of content are refused, files in words of their own', async () => {
  for (const type of ['text/plain', 'application/json', `${TYPE}; charset=iso-8859-1`])
    await assert.rejects(readForm(formOf('a=1', type)), refused('unfit-type'), type);
  await assert.rejects(readForm(formOf('a=1', 'multipart/form-data; boundary=b')), refused('no-files'));
  for (const type of [TYPE.toUpperCase(), `${TYPE};charset=UTF-8`, `${TYPE}; charset="utf-8"`])
    assert.equal((await readForm(formOf('a=1', type))).fields.text('a'), '1', type);
});
