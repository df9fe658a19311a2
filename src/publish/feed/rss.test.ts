import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { cleanText, sampleFeed, site } from '../../../test/world/sample-feed.ts';
import { rssFeed } from './rss.ts';

// Another program's parsers of XML, of its dates and of the HTML in descriptions tell what stands in a feed.
const reader = `
import sys, json, html, email.utils, xml.etree.ElementTree as E
DC = '{http://purl.org/dc/elements/1.1/}'
root = E.fromstring(sys.stdin.buffer.read())
assert root.tag == 'rss' and root.get('version') == '2.0'
channel = root.find('channel')
for needed in ('title', 'link', 'description'): assert channel.findtext(needed)
day = lambda text: email.utils.parsedate_to_datetime(text).isoformat()
json.dump({
    'title': channel.findtext('title'), 'link': channel.findtext('link'), 'built': day(channel.findtext('lastBuildDate')),
    'self': channel.find('{http://www.w3.org/2005/Atom}link').get('href'),
    'items': [{
        'guid': i.findtext('guid'), 'permanent': i.find('guid').get('isPermaLink'), 'link': i.findtext('link'),
        'title': i.findtext('title'), 'text': html.unescape(i.findtext('description') or ''),
        'day': day(i.findtext('pubDate')), 'by': i.findtext(DC + 'creator'), 'lang': i.findtext(DC + 'language'),
    } for i in channel.findall('item')],
}, sys.stdout)
`;

function parsed(xml: string) {
  return JSON.parse(execFileSync('python3', ['-c', reader], { input: xml, encoding: 'utf8' }));
}

test('a parser that is not ours reads from the RSS what was written, whatever it was', async () => {
  const { items, ...channel } = parsed(await rssFeed(sampleFeed));
  assert.deepEqual(channel, {
    ...{ title: 'A & <b> – Casebook', link: `${site}/records?q=a%26b&country=CN`, built: '2026-02-03T00:00:00+00:00' },
    self: `${site}/records/feed.rss?q=a%26b&country=CN`,
  });
  const [first, second] = items;
  const address = `${site}/records/CB-1/revisions/2`;
  assert.deepEqual(first, {
    ...{ guid: address, permanent: 'true', link: address, title: cleanText, text: cleanText, lang: 'zh' },
    ...{ day: '2026-02-01T00:00:00+00:00', by: cleanText },
  });
  assert.deepEqual([second.title, second.by, second.text], ['First', null, '']);
});

test('an empty feed is a feed', async () => {
  const { items, built } = parsed(await rssFeed({ ...sampleFeed, entries: [] }));
  assert.deepEqual([items, built], [[], '1970-01-01T00:00:00+00:00']);
});
