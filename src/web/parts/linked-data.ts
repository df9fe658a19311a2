import { html, raw } from 'hono/html';
import { type LinkedData, linkedText } from '../../publish/linked-data/said.ts';
import type { Html } from './html.ts';

/** Linked data in the head of a page: data that no browser runs. */
export function linkedData(data: LinkedData | undefined): Html | '' {
  return data ? html`<script type="application/ld+json">${raw(linkedText(data))}</script>` : '';
}
