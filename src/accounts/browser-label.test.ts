import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserLabel } from './browser-label.ts';

test('a browser is told by family and machine, and by nothing else', () => {
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) AppleWebKit/605.1.15 (KHTML, like Gecko)';
  assert.equal(browserLabel(`${mac} Version/17.1 Safari/605.1.15`), 'Safari on a Mac');
  assert.equal(browserLabel(`${mac} Chrome/126.0.0.0 Safari/537.36 Edg/126.0`), 'Edge on a Mac');
  assert.equal(
    browserLabel('Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'),
    'Firefox on Linux',
  );
  assert.equal(browserLabel('Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36'), 'Chrome on Android');
  assert.equal(browserLabel('<script>x</script>'), 'A browser');
});
