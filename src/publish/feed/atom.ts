import { type Feed, feedAddress, feedUpdated, plainText, tightXml } from './feed.ts';

const text = (value: string) => ({ value: plainText(value), type: 'text' as const });

/** Writes a feed as Atom (RFC 4287). */
export async function atomFeed(feed: Feed): Promise<string> {
  const { generateAtomFeed } = await import('feedsmith');
  const { site, page, title, entries } = feed;
  return tightXml(
    generateAtomFeed({
      ...{ id: feedAddress(feed, 'atom'), title: text(`${title} – Casebook`), updated: feedUpdated(feed) },
      xml: { lang: 'en' },
      authors: [{ name: 'Casebook' }],
      links: [
        { href: feedAddress(feed, 'atom'), rel: 'self', type: 'application/atom+xml' },
        { href: site + page, rel: 'alternate', type: 'text/html' },
      ],
      entries: entries.map((entry) => ({
        ...{ id: site + entry.path, title: text(entry.title), updated: entry.updated, published: entry.published },
        ...(entry.by !== undefined && { authors: [{ name: plainText(entry.by) }] }),
        ...(entry.lang !== undefined && { xml: { lang: entry.lang } }),
        links: [{ href: site + entry.path, rel: 'alternate', type: 'text/html' }],
        summary: text(entry.text),
      })),
    }),
  );
}
