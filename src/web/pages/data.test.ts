import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { furnishedHouse } from '../../../test/world/open-house.ts';
import { released } from '../../../test/world/released.ts';

test('every file of a release is sent as its hash says, whole and in parts', async (t) => {
  const { app, release } = await released(t, (await furnishedHouse(t)).world);
  for (const { name, bytes, sha256 } of release.files) {
    const address = `/data/${release.name}/${name}`;
    const answer = await app.request(address);
    assert.equal(answer.status, 200, name);
    const all = new Uint8Array(await answer.arrayBuffer());
    assert.equal(createHash('sha256').update(all).digest('hex'), sha256, name);
    assert.equal(answer.headers.get('content-length'), String(bytes));
    assert.equal(answer.headers.get('etag'), `"${sha256}"`);
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
    const head = await app.request(address, { method: 'HEAD' });
    assert.deepEqual(
      [head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength],
      [200, String(bytes), 0],
    );
    const half = Math.floor(bytes / 2);
    const ranges = { range: `bytes=${half}-`, 'if-range': `"${sha256}"` };
    const rest = await app.request(address, { headers: ranges });
    assert.deepEqual([rest.status, rest.headers.get('content-range')], [206, `bytes ${half}-${bytes - 1}/${bytes}`]);
    assert.deepEqual(new Uint8Array(await rest.arrayBuffer()), all.subarray(half), name);
    const beyond = await app.request(address, { headers: { range: `bytes=${bytes}-` } });
    assert.deepEqual(
      [beyond.status, beyond.headers.get('content-range'), await beyond.text()],
      [416, `bytes */${bytes}`, ''],
    );
    const known = await app.request(address, { headers: { 'if-none-match': `"${sha256}"` } });
    assert.deepEqual([known.status, await known.text()], [304, '']);
    const newest = await app.request(`/data/latest/${name}`);
    assert.deepEqual([newest.status, newest.headers.get('location')], [302, address]);
  }
});

test('only what stands in a release is there', async (t) => {
  const { app, release } = await released(t, (await furnishedHouse(t)).world);
  for (const path of [
    'latest/nothing.csv',
    '2020-01-01',
    '2020-01-01/records.csv',
    `${release.name}/..%2f..%2fcasebook.db`,
    `${release.name}/vocabularies`,
    `${release.name}/vocabularies/..%2frecords.csv`,
    `${release.name}/dictionary`,
    `${release.name}/.hidden`,
    '..%2f/records.csv',
  ])
    assert.equal((await app.request(`/data/${path}`)).status, 404, path);
  assert.equal((await app.request(`/data/${release.name}/records.csv?limit=3`)).status, 400);
});

test('the page names every file with its size and hash, and without a release offers what there is', async (t) => {
  const house = await furnishedHouse(t);
  const bare = await (await house.app.request('/data')).text();
  assert.match(bare, /casebook release/);
  const links = [...bare.matchAll(/href="(\/records\/download[^"]*)"/g)].map(([, link]) => link ?? '');
  assert.equal(links.length, 7);
  for (const link of links) assert.equal((await house.app.request(link)).status, 200, link);
  const { app, release } = await released(t, house.world);
  const page = await (await app.request('/data')).text();
  for (const { name, sha256 } of release.files) assert.ok(page.includes(sha256) && page.includes(`>${name}</a>`), name);
  const list = (await (await app.request('/data.json')).json()) as { releases: { name: string }[] };
  assert.deepEqual(
    list.releases.map(({ name }) => name),
    [release.name],
  );
  assert.equal((await app.request(`/data/${release.name}`)).status, 200);
  assert.equal((await app.request('/data/latest')).headers.get('location'), `/data/${release.name}`);
});

test('WebAssembly may start on the page for SQL and in its worker, and nowhere else', async (t) => {
  const { app } = await released(t, (await furnishedHouse(t)).world);
  const policy = async (address: string): Promise<string> =>
    (await app.request(address)).headers.get('content-security-policy') ?? '';
  const page = await app.request('/data/sql');
  const worker = /data-worker="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  for (const address of ['/data/sql', worker])
    assert.match(await policy(address), /script-src 'self' 'wasm-unsafe-eval'/);
  for (const address of ['/', '/data', '/data.json', '/data/sql.json', '/report', '/islands/sql.js'])
    assert.doesNotMatch(await policy(address), /wasm/, address);
  assert.equal(
    (await app.request(worker.replace('worker.js', 'sqlite3.wasm'))).headers.get('content-type'),
    'application/wasm',
  );
});
