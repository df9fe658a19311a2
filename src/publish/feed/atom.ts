import { generateAtomFeed } from 'feedsmith';
import { type Feed, feedAddress, feedUpdated, plainText } from './feed.ts';

const text = (value: string) => ({ value: plainText(value), type: 'text' as const });

// The library writes texts on lines of their own; the white space around them would belong to the text.
const tight = (xml: string): string => xml.replace(/>\n\s*(<!\[CDATA\[)/g, '>$1').replace(/(\]\]>)\n\s*</g, '$1<');

/** Writes a feed as Atom (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const { site, page, title, entries } = feed;
  return tight(
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
