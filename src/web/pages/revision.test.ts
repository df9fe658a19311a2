import assert from 'node:assert/strict';
import { test } from 'node:test';
import { furnishedHouse } from '../../../test/world/open-house.ts';

test('a version is found under its short name, is marked as old, and leads to the newest', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const id = has.edited;
  for (const [address, to] of [
    [`/records/${id}@1`, `/records/${id}/revisions/1`],
    [`/records/${id.toLowerCase()}@1`, `/records/${id}/revisions/1`],
    [`/records/${id}@1.json`, `/records/${id}/revisions/1.json`],
  ] as const) {
    const moved = await app.request(address);
    assert.deepEqual([moved.status, moved.headers.get('location')], [301, to]);
  }
  const old = await (await app.request(`/records/${id}/revisions/1`)).text();
  assert.match(old, /This is version 1 of [^,]+, not the current one/);
  assert.ok(old.includes(`<link rel="canonical" href="https://casebook.example/records/${id}/revisions/1">`));
  assert.ok(old.includes(`<link rel="latest-version" href="/records/${id}">`));
  assert.ok(old.includes(`href="/records/${id}/since/1"`));
  const newest = await (await app.request(`/records/${id}/revisions/3`)).text();
  assert.doesNotMatch(newest, /not the current one/);
  for (const odd of [`${id}@0`, `${id}@x`, `${id}@1@2`, `${id}@1/revisions/2`, `${id}@99/cite`])
    assert.equal((await app.request(`/records/${odd}`)).status, 404, odd);
});
