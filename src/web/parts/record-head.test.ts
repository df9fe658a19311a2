import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { says, smallArrival } from '../../../test/world/records.ts';
import type { Statement } from '../../core/statement.ts';
import { takeIn } from '../../editorial/take-in.ts';
import { makeApp } from '../app.ts';

async function pageWith(t: Parameters<typeof temporaryWorld>[0], statements: readonly Statement[]): Promise<string> {
  const { world } = temporaryWorld(t);
  const { records, ...rest } = smallArrival();
  const [first] = records;
  assert.ok(first);
  const { document, key } = first;
  const record = { key, document: { ...document, statements: [...document.statements, ...statements] } };
  await done(world, takeIn, { ...rest, records: [record] });
  return (await makeApp(world).request('/records/CB-1')).text();
}

test('where sources differ on the day, the line under the title says so', async (t) => {
  const text = await pageWith(t, [says('occurred', '2008-07-01'), says('occurred', '2000', { by: 'AIAAIC editors' })]);
  const [, line = ''] = /<p class="occurred">(.*?)<\/p>/s.exec(text) ?? [];
  assert.equal(line.replace(/<[^>]+>/g, ''), 'Occurred: 2000 or 1 July 2008, sources differ');
});

test('what two voices say alike stands once in the head and in the list of ids, and twice among the facts', async (t) => {
  const by = 'AIAAIC editors';
  const url = 'https://aiaaic.example/1';
  const text = await pageWith(t, [
    says('country', 'NL', { by }),
    says('alias', { scheme: 'AIAAIC', id: 'AIAAIC0001', url }, { by }),
  ]);
  assert.match(text, /<p class="kicker">Incident · Netherlands · CB-1<\/p>/);
  assert.equal(text.match(/<li>AIAAIC /g)?.length, 1);
  assert.match(text, /<li>AIAAIC <a href="https:\/\/aiaaic\.example\/1"/);
  const [facts = ''] = /<tr id="country">.*?<\/tr>/s.exec(text) ?? [];
  assert.ok(facts.includes('Casebook editors') && facts.includes(by), facts);
});
