import { html } from 'hono/html';
import type { FeedForm } from '../../publish/feed/feed.ts';
import { followedAt } from '../../publish/followed.ts';
import type { Html } from './html.ts';

const plainFeeds = { new: '/feeds/new', changes: '/feeds/changes', corrections: '/feeds/corrections' } as const;

/** The address of the feed of what an address shows, in a form; undefined for what cannot be followed. */
export function feedOf(address: string, ending: FeedForm): string | undefined {
  const followed = followedAt(address);
  if (!followed) return undefined;
  if (followed.kind === 'search') return address.replace(/^\/records/, `/records/feed.${ending}`);
  if (followed.kind === 'record' || followed.kind === 'entity') return `${address}/feed.${ending}`;
  return `${plainFeeds[followed.kind]}.${ending}`;
}

/** The link to where a page can be followed; none for an address that cannot. */
export function followLine(address: string): Html | '' {
  if (!followedAt(address)) return '';
  return html`<li><a href="/follow?what=${encodeURIComponent(address)}">Follow this page</a></li>`;
}

/** Where programs that read feeds find the feeds of a page. */
export function feedLinks(address: string): Html | '' {
  if (!followedAt(address)) return '';
  return html`<link rel="alternate" type="application/atom+xml" href="${feedOf(address, 'atom')}">
<link rel="alternate" type="application/rss+xml" href="${feedOf(address, 'rss')}">
<link rel="alternate" type="application/feed+json" href="${feedOf(address, 'json')}">`;
}
