import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkMemo, resetsOf } from './link-memo.ts';

test('a link holds until the password is another', () => {
  const memo = linkMemo({ password: 'one' }, true);
  assert.equal(resetsOf({ memo }, { password: 'one' }), true);
  assert.equal(resetsOf({ memo }, { password: 'two' }), undefined);
  assert.equal(resetsOf({ memo: linkMemo({}, false) }, {}), false);
  assert.equal(resetsOf({}, {}), undefined);
});
