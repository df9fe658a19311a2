import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { furnishedHouse } from '../../../test/world/open-house.ts';

const site = 'https://casebook.example';
const asking = (url: string, more = ''): string => `/oembed?url=${encodeURIComponent(url)}${more}`;

test('the page of a record leads to an answer that other sites understand, as JSON and as XML', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const page = await (await app.request(`/records/${has.sensenets}`)).text();
  const [, json = ''] = /type="application\/json\+oembed" href="([^"]*)"/.exec(page) ?? [];
  const answer = await app.request(json.replaceAll('&amp;', '&').slice(site.length));
  const told = (await answer.json()) as Readonly<Record<string, string>>;
  assert.deepEqual([told.version, told.type, told.provider_name, told.width], ['1.0', 'rich', 'Casebook', 600]);
  assert.ok(told.html?.startsWith(`<iframe src="${site}/embed/${has.sensenets}" `));
  const xml = await app.request(asking(`${site}/records/${has.sensenets}`, '&format=xml&maxwidth=300'));
  assert.equal(xml.headers.get('content-type'), 'text/xml; charset=utf-8');
  const script =
    'import sys, json, xml.etree.ElementTree as E; print(json.dumps({e.tag: e.text for e in E.fromstring(sys.stdin.buffer.read())}))';
  const read = JSON.parse(execFileSync('python3', ['-c', script], { input: await xml.text(), encoding: 'utf8' }));
  assert.equal(read.width, '300');
  assert.equal(read.html, told.html?.replace('width="600"', 'width="300"'));
});

test('what is asked wrongly is told by its parameter; what is not ours is not found', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const record = `${site}/records/${has.sensenets}`;
  for (const [address, status, named] of [
    ['/oembed', 400, 'url'],
    ['/oembed?url=records', 400, 'url'],
    [asking('javascript:alert(1)'), 400, 'url'],
    [asking(record, '&format=yaml'), 400, 'format'],
    [asking(record, '&maxwidth=-1'), 400, 'maxwidth'],
    [asking(record, '&callback=x'), 400, 'callback'],
    [asking('https://elsewhere.example/records/CB-1'), 404, 'url'],
    [asking(`${site}.evil.example/records/CB-1`), 404, 'url'],
    [asking(`${site}/about`), 404, 'url'],
    [asking(`${site}/records/${has.draft}`), 404, has.draft],
    [asking(`${site}/records/${has.withdrawn}`), 410, 'withdrawn'],
  ] as const) {
    const answer = await app.request(address);
    assert.equal(answer.status, status, address);
    assert.ok((await answer.text()).includes(named), address);
  }
  const versions = [`${record}@1`, `${record}/revisions/1`, `${site}/embed/${has.sensenets}`, `${record}?a=1#sources`];
  for (const url of versions) assert.equal((await app.request(asking(url))).status, 200, url);
});
