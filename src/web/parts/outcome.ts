import { html } from 'hono/html';
import type { ItemOutcome } from '../../core/item.ts';
import type { Html } from './html.ts';

/** That editors changed what was sent before they published it, with a link to the version; nothing where they did not. */
export function changedByEditors({ isChanged, records: [id], revision }: ItemOutcome): Html | '' {
  if (!isChanged || id === undefined || revision === undefined) return '';
  return html`<p>Published with changes by the editors, as <a href="/records/${id}/revisions/${revision}">version ${revision} of ${id}</a>.</p>`;
}
