import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineAt, takeApart } from './source.ts';

const code = (text: string) => takeApart('x.ts', text).code.replace(/ +/g, ' ').trim();

test('comments and the insides of strings are blanked, and the length stays', () => {
  const text = "const a = 'it\\'s // no'; // yes\n/* any\n */ b";
  const source = takeApart('x.ts', text);
  assert.equal(source.code.length, text.length);
  assert.equal(code(text), "const a = ' '; \n \n b");
  assert.deepEqual(
    source.comments.map((piece) => [piece.line, piece.text]),
    [
      [1, '// yes'],
      [2, '/* any\n */'],
    ],
  );
  assert.equal(source.strings[0]?.text, "it\\'s // no");
});

test('code inside a template stays code, also nested', () => {
  const template = (text: string) => text.replaceAll('#{', ['$', '{'].join(''));
  assert.equal(code(template('`a // #{f({ x: `y #{z} "q` })} b` + c')), template('` #{f({ x: ` #{z} ` })} ` + c'));
});

test('a pattern is told from a division', () => {
  assert.equal(code('x = a / b / c; y = /["/]\'/g; return /`/'), 'x = a / b / c; y = / /g; return / /');
});

test('an unfinished literal ends the scan instead of hanging', () => {
  for (const text of ["'abc", '`abc ${d', '/* abc', 'x = /abc', "'abc\\"]) {
    assert.equal(takeApart('x.ts', text).code.length, text.length, text);
  }
});

test('lines are counted from one', () => {
  assert.equal(lineAt('a\nb\nc', 2), 2);
});
