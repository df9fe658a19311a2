import { type Feed, feedAddress, feedUpdated, plainText, tightXml } from './feed.ts';

// Readers show a description as HTML, and ours is plain words.
const asHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Writes a feed as RSS 2.0; whoever is credited stands in `dc:creator`, since an author of RSS must be a mail address. */
export async function rssFeed(feed: Feed): Promise<string> {
  const { generateRssFeed } = await import('feedsmith');
  const { site, page, title, entries } = feed;
  const name = `${plainText(title)} – Casebook`;
  return tightXml(
    generateRssFeed({
      ...{ title: name, link: site + page, description: `${name}: what happened last.`, language: 'en' },
      lastBuildDate: new Date(feedUpdated(feed)),
      atom: { links: [{ href: feedAddress(feed, 'rss'), rel: 'self', type: 'application/rss+xml' }] },
      items: entries.map((entry) => ({
        ...{ title: plainText(entry.title), link: site + entry.path, description: asHtml(plainText(entry.text)) },
        guid: { value: site + entry.path, isPermaLink: true },
        pubDate: new Date(entry.published),
        dc: {
          ...(entry.by !== undefined && { creators: [plainText(entry.by)] }),
          ...(entry.lang !== undefined && { languages: [entry.lang] }),
        },
      })),
    }),
  );
}
