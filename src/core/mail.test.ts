import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMailAddress } from './mail.ts';

test('one mail address is told from everything else', () => {
  const right = ["o'hara+news@mail.example.org", 'a@b.co', 'x@xn--bcher-kva.example', 'A.B@Example.ORG'];
  assert.deepEqual(right.filter(isMailAddress), right);
  const wrong = [
    '',
    'a',
    'a@b',
    'a@@b.co',
    'a@b.co,c@d.co',
    'a b@c.co',
    '<a@b.co>',
    'a@b.co\n',
    '.a@b.co',
    'a..b@c.co',
  ];
  const more = [
    'a@-b.co',
    'a@b.co-',
    'a@[127.0.0.1]',
    'a@1.2.3.4',
    'ü@b.co',
    `${'a'.repeat(65)}@b.co`,
    `a@${'b.'.repeat(130)}co`,
  ];
  assert.deepEqual([...wrong, ...more].filter(isMailAddress), []);
});
