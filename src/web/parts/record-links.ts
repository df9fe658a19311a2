import { html } from 'hono/html';
import { excerptOf } from '../../core/index-entry.ts';
import { bestText } from '../../core/statement.ts';
import { recordData } from '../../publish/linked-data/record.ts';
import type { ShownRecord } from '../shown-record.ts';
import type { Html } from './html.ts';
import { linkedData } from './linked-data.ts';

/** The address that tells other sites how to embed a page. */
export function oembedAddress(address: string, format: 'json' | 'xml'): string {
  return `/oembed?url=${encodeURIComponent(address)}&format=${format}`;
}

function openGraph({ record, page }: ShownRecord, address: string): Html {
  const summary = bestText(record.statements, 'summary', 'en');
  const about = summary ? excerptOf(String(summary.value)) : '';
  return html`<meta property="og:type" content="article">
<meta property="og:site_name" content="Casebook">
<meta property="og:title" content="${page.title}">
<meta property="og:url" content="${address}">
${about === '' ? '' : html`<meta property="og:description" content="${about}">`}
<meta property="article:published_time" content="${page.published}">
<meta property="article:modified_time" content="${page.time}">
<meta name="twitter:card" content="summary">`;
}

/** What the head of a record's page says to other programs: its one address, how it is previewed, embedded and linked. */
export function recordLinks(shown: ShownRecord, site: string): Html {
  const address = `${site}/records/${shown.record.id}`;
  return html`<link rel="canonical" href="${address}">
${openGraph(shown, address)}
<link rel="alternate" type="application/json+oembed" href="${site}${oembedAddress(address, 'json')}">
<link rel="alternate" type="text/xml+oembed" href="${site}${oembedAddress(address, 'xml')}">
${linkedData(recordData(shown, site))}`;
}
