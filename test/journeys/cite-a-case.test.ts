import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { testOverEngines } from '../world/engines.ts';
import { environmentOf, root, serveCasebook, serveWith, startNode } from '../world/process.ts';

async function cited(address: string): Promise<string> {
  const headers = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
  const text = await (await fetch(`${address}/records/CB-1`, { headers })).text();
  assert.doesNotMatch(text, /evil/);
  const [, citation = ''] = /<p class="copy">(.*?)<\/p>/s.exec(text) ?? [];
  return citation.replace(/<[^>]+>/g, '').replace(/^.* /, '');
}

testOverEngines(
  'a citation names the server that listens, or its public address when one is set',
  async (t, engine) => {
    const address = await engine.newDatabase(t).address();
    const place = engine.name === 'sqlite' ? dirname(address) : address;
    const own = await serveCasebook('start', place);
    assert.equal(await cited(own.address), `${own.address}/records/CB-1/revisions/1`);
    await own.stop();
    const env = { ...environmentOf(place), PORT: '0', HOST: '127.0.0.1', CASEBOOK_URL: 'https://cases.example.org' };
    const set = await serveWith(startNode([join(root, 'src', 'main.ts'), 'serve'], { env }));
    assert.equal(await cited(set.address), 'https://cases.example.org/records/CB-1/revisions/1');
    await set.stop();
  },
);
