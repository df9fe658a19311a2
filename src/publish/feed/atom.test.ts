import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { cleanText, sampleFeed, site } from '../../../test/world/sample-feed.ts';
import { atomFeed } from './atom.ts';

// Another program's parser of XML tells what stands in a feed.
const reader = `
import sys, json, xml.etree.ElementTree as E
A = '{http://www.w3.org/2005/Atom}'
def told(e):
    return {
        'id': e.findtext(A + 'id'), 'title': e.findtext(A + 'title'), 'updated': e.findtext(A + 'updated'),
        'summary': e.findtext(A + 'summary'), 'author': e.findtext(A + 'author/' + A + 'name'),
        'lang': e.get('{http://www.w3.org/XML/1998/namespace}lang'),
        'links': {l.get('rel'): l.get('href') for l in e.findall(A + 'link')},
    }
root = E.fromstring(sys.stdin.buffer.read())
assert root.tag == A + 'feed', root.tag
json.dump({'feed': told(root), 'entries': [told(e) for e in root.findall(A + 'entry')]}, sys.stdout)
`;

type Told = Readonly<Record<string, unknown>>;

function parsed(xml: string): { readonly feed: Told; readonly entries: readonly Told[] } {
  return JSON.parse(execFileSync('python3', ['-c', reader], { input: xml, encoding: 'utf8' }));
}

test('a parser that is not ours reads from the Atom feed what was written, whatever it was', async () => {
  const told = parsed(await atomFeed(sampleFeed));
  const own = `${site}/records/feed.atom?q=a%26b&country=CN`;
  assert.deepEqual(told.feed, {
    ...{ id: own, title: 'A & <b> – Casebook', updated: '2026-02-03T00:00:00.000Z', summary: null, author: 'Casebook' },
    ...{ lang: 'en', links: { self: own, alternate: `${site}/records?q=a%26b&country=CN` } },
  });
  const [first, second] = told.entries;
  const address = `${site}/records/CB-1/revisions/2`;
  assert.deepEqual([first?.id, first?.links], [address, { alternate: address }]);
  assert.deepEqual([first?.title, first?.summary, first?.lang], [cleanText, cleanText, 'zh']);
  assert.equal(String(first?.author).trim(), cleanText.trim());
  assert.equal(second?.title, 'First');
});

test('an empty feed is a feed', async () => {
  const told = parsed(await atomFeed({ ...sampleFeed, entries: [] }));
  assert.deepEqual([told.entries, told.feed.updated], [[], '1970-01-01T00:00:00.000Z']);
});
