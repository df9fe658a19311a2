import { type Feed, feedAddress, plainText } from './feed.ts';

/** Writes a feed as JSON Feed 1.1. */
export async function jsonFeed(feed: Feed): Promise<string> {
  const { generateJsonFeed } = await import('feedsmith');
  const { site, page, title, entries } = feed;
  const made = generateJsonFeed({
    ...{ title: `${title} – Casebook`, home_page_url: site + page, feed_url: feedAddress(feed, 'json') },
    language: 'en',
    authors: [{ name: 'Casebook' }],
    items: entries.map((entry) => ({
      ...{ id: site + entry.path, url: site + entry.path, title: plainText(entry.title) },
      ...(entry.by !== undefined && { authors: [{ name: plainText(entry.by) }] }),
      ...(entry.lang !== undefined && { language: entry.lang }),
      ...{ content_text: plainText(entry.text), date_published: entry.published, date_modified: entry.updated },
    })),
  });
  // The library leaves out an empty list, which JSON Feed asks for.
  return JSON.stringify({ ...(made as object), ...(entries.length === 0 && { items: [] }) });
}
