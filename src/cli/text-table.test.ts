import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clipped, oneLine, textTable, widthOf } from './text-table.ts';

test('signs that take two columns count twice, and marks on a letter not at all', () => {
  assert.equal(widthOf('深网视界'), 8);
  assert.equal(widthOf('e\u0301te\u0301'), 3);
  assert.equal(widthOf('한국'), 4);
});

test('a line never takes more columns than there are, whatever is in it', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constant('深网视界泄露'.repeat(9)));
  const row = fc.tuple(cell, cell, cell);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), fc.integer({ min: 28, max: 200 }), (rows, columns) => {
      for (const line of textTable(['Id', 'Date', 'Title'], rows, { columns }))
        assert.ok(widthOf(line) <= columns, line);
    }),
  );
});

test('the widest column gives way, short ones stay whole', () => {
  const [head, line] = textTable(['Id', 'Title'], [['CB-12', 'A very long title that does not fit']], { columns: 20 });
  assert.equal(head, 'Id     Title');
  assert.equal(line, 'CB-12  A very long…');
  const whole = textTable(['Id', 'Title'], [['CB-12', 'A very long title that does not fit']], {});
  assert.equal(whole[1], 'CB-12  A very long title that does not fit');
});

test('a title cannot move the cursor, colour the terminal or turn its line round', () => {
  assert.equal(oneLine('a\u001b[31mred\r\nb\u202ec\u0007'), 'a [31mred b c');
  const [, line] = textTable(['Title'], [['x\u001b]0;y\u0007']], {});
  assert.doesNotMatch(line ?? '', /\p{Cc}/u);
});

test('the head is bold only when asked for', () => {
  assert.equal(textTable(['Id'], [], { bold: true })[0], '\u001b[1mId\u001b[22m');
  assert.equal(textTable(['Id'], [], {})[0], 'Id');
});

test('what is cut ends with an ellipsis and keeps whole signs', () => {
  assert.equal(clipped('深网视界', 6), '深网…');
  assert.equal(clipped('深网视界', 8), '深网视界');
});
