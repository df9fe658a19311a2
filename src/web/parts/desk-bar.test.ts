import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../../test/world/fake-world.ts';
import { signIn } from '../../../test/world/signed-in.ts';
import { taken } from '../../../test/world/taken.ts';
import { makeApp } from '../app.ts';

const BAR = /<nav class="desk-bar".*?<\/nav>/s;
const editorial = ['Queue', 'Records', 'Entities', 'Sources'];

test('every page of the desk and of accounts has the same bar, by role, and says where one is', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const app = makeApp(world);
  const bar = async (cookie: string, address: string) =>
    BAR.exec(await (await app.request(address, { headers: { cookie } })).text())?.[0] ?? '';
  const names = (text: string) => [...text.matchAll(/<a [^>]*>([^<]*)/g)].map(([, name]) => name);
  const [editor, administrator, contributor] = await Promise.all([
    signIn(world, 'editor'),
    signIn(world, 'administrator'),
    signIn(world, 'contributor'),
  ]);
  const pages = ['/desk', '/desk/records', '/desk/records/CB-1', '/desk/entities', '/desk/entities/E-1'];
  for (const address of [...pages, '/desk/sources', '/account']) {
    const shown = await bar(editor.cookie, address);
    assert.deepEqual(names(shown), [...editorial, 'Your account'], address);
    assert.match(shown, /action="\/sign-out"/);
  }
  assert.match(await bar(editor.cookie, '/desk'), /href="\/desk" aria-current="page"/);
  for (const address of ['/desk', '/desk/accounts', '/desk/webhooks', '/desk/audit'])
    assert.deepEqual(names(await bar(administrator.cookie, address)), [
      ...editorial,
      'Accounts',
      'Webhooks',
      'Audit',
      'Your account',
    ]);
  assert.deepEqual(names(await bar(contributor.cookie, '/account')), ['Your account']);
  assert.equal(await bar(administrator.cookie, '/records/CB-1'), '');
});
