import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { taken, why } from '../../../test/world/taken.ts';
import { mergeRecords } from '../../editorial/merge-records.ts';
import { withdraw } from '../../editorial/withdraw.ts';
import { otherFormats } from '../../publish/elsewhere/other-formats.ts';
import { makeApp } from '../app.ts';

const names = Object.keys(otherFormats);

test('the page says for each format what is lost, leads to its file, and its twin says the same', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const app = makeApp(world);
  const text = await (await app.request('/records/CB-1/as')).text();
  const twin = (await (await app.request('/records/CB-1/as.json')).json()) as {
    readonly formats: readonly {
      readonly format: string;
      readonly address: string;
      readonly loss: readonly unknown[];
    }[];
  };
  assert.deepEqual(
    twin.formats.map(({ format }) => format),
    names,
  );
  assert.equal(text.match(/<caption>/g)?.length, names.length);
  for (const { format, address, loss } of twin.formats) {
    assert.ok(text.includes(`href="${address}"`), address);
    const file = await app.request(address);
    assert.deepEqual([file.status, file.headers.get('access-control-allow-origin')], [200, '*'], format);
    assert.ok(JSON.stringify(await file.json()).includes(JSON.stringify(loss)), format);
  }
  assert.equal((await app.request('/records/CB-1/as/oecd')).status, 404);
  assert.equal((await app.request('/records/CB-1/as/other.json')).status, 404);
  assert.match(await (await app.request('/records/CB-1')).text(), /href="\/records\/CB-1\/as"/);
});

test('a private person is in none of them', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const app = makeApp(world);
  for (const address of ['as', 'as.json', ...names.map((name) => `as/${name}.json`)]) {
    const answer = await app.request(`/records/CB-2/${address}`);
    assert.equal(answer.status, 200);
    assert.doesNotMatch(await answer.text(), /Qwertz/, address);
  }
});

test('a merged record leads on to where it is now, a withdrawn one is gone', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  await done(world, mergeRecords, { id: 'CB-3', base: 1, into: 'CB-1', ...why });
  const app = makeApp(world);
  const to = async (address: string) => (await app.request(address)).headers.get('location');
  assert.equal(await to('/records/CB-3/as'), '/records/CB-1/as');
  assert.equal(await to('/records/CB-3/as/veris.json'), '/records/CB-1/as/veris.json');
  await done(world, withdraw, { id: 'CB-2', base: 1, ...why });
  for (const address of ['/records/CB-2/as', '/records/CB-2/as/osv.json'])
    assert.equal((await app.request(address)).status, 410, address);
});
