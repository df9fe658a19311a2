import type { Happening } from '../happenings.ts';

/** A feed before it is written: `path` is its address without an ending, `page` the page that shows the same. */
export type Feed = {
  readonly site: string;
  readonly path: string;
  /** What stands behind the `?` of the addresses of a search. */
  readonly query?: string;
  readonly page: string;
  readonly title: string;
  readonly entries: readonly Happening[];
};

/** The forms of a feed, as the endings of its addresses. */
export type FeedForm = 'atom' | 'rss' | 'json';

/** The address of a feed in one of its forms. */
export function feedAddress({ site, path, query }: Feed, ending: FeedForm): string {
  return `${site}${path}.${ending}${query ? `?${query}` : ''}`;
}

// Of an empty feed nothing ever changed.
const NEVER = '1970-01-01T00:00:00.000Z';

/** When a feed changed last. */
export function feedUpdated({ entries }: Feed): string {
  return entries.reduce((latest, { updated }) => (updated > latest ? updated : latest), NEVER);
}

/** A text without the characters that XML cannot hold, and without other control characters. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '');
}

/** The XML as the library writes it, without the white space that it puts around texts and that would belong to them. */
export function tightXml(xml: string): string {
  return xml.replace(/>\n\s*(<!\[CDATA\[)/g, '>$1').replace(/(\]\]>)\n\s*</g, '$1<');
}
