import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chromium, find } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'casebook-programs-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a program is found under its second name, and its setting comes first', () => {
  const browser = join(folder, 'chromium-browser');
  writeFileSync(browser, '');
  assert.equal(find(chromium, { PATH: folder }), undefined, 'a file that may not be run is no program');
  chmodSync(browser, 0o755);
  assert.equal(find(chromium, { PATH: `/nowhere:${folder}` }), browser);
  assert.equal(find(chromium, { PATH: '', CASEBOOK_CHROMIUM: browser }), browser);
  assert.equal(find(chromium, { PATH: folder, CASEBOOK_CHROMIUM: '/nowhere/chromium' }), undefined);
});
