import { html } from 'hono/html';
import { type Item, isWaiting, type ReportContent } from '../../../core/item.ts';
import { type LikelyRecord, likelyRecords } from '../../../linking/likely-records.ts';
import type { Html } from '../../parts/html.ts';
import { inLanguage } from '../../parts/text.ts';
import type { ItemBody } from './item-body.ts';

/** A text that somebody sent, as it was written. */
export function asWritten(text: string): Html {
  return html`<p class="as-written" dir="auto">${text}</p>`;
}

/** An address that somebody sent: its text, and a link that tells the other side nothing. */
export function sentLink(address: string): Html {
  return html`<a class="address" href="${address}" rel="external nofollow noopener noreferrer">${address}</a>`;
}

const rows = [
  ['title', 'Title'],
  ['when', 'When'],
  ['where', 'Where'],
  ['who', 'Who was behind it'],
  ['how', 'How they know'],
  ['language', 'Language'],
  ['contact', 'Contact, for editors only'],
] as const satisfies readonly (readonly [keyof ReportContent, string])[];

function pair(label: string, content: Html): Html {
  return html`<div><dt>${label}</dt><dd>${content}</dd></div>`;
}

function told({ content }: Item<'report'>): Html {
  const pairs = rows.flatMap(([name, label]) => (content[name] ? [pair(label, asWritten(content[name]))] : []));
  const links = content.links.map((link) => html`<li>${sentLink(link)}</li>`);
  return html`<section aria-labelledby="told"><h2 id="told">What was reported</h2>
${content.what ? asWritten(content.what) : html`<p>No words, links only.</p>`}
<dl class="pairs">${links.length > 0 ? pair('Links', html`<ul class="values">${links}</ul>`) : ''}${pairs}</dl></section>`;
}

function likelyLine(id: string, { card, reasons }: LikelyRecord): Html {
  return html`<li><a href="/records/${card.id}"${inLanguage(card.lang)}>${card.title}</a>
<span class="hint">${card.id}: ${reasons.join('; ')}</span>
<a href="/desk/${id}/accept?records=${card.id}">Attach to ${card.id}</a></li>`;
}

/** The form that names the records on which a report tells something; `typed` is what was written into it before. */
export function attachForm(id: string, typed = ''): Html {
  return html`<form class="form" method="get" action="/desk/${id}/accept"><div class="control"><label for="records">Records by their ids</label>
<p class="hint" id="records-help">Such as CB-1, CB-12. What each of them takes from the report is chosen on the next page.</p>
<input id="records" name="records" type="text" value="${typed}" aria-describedby="records-help"></div><button class="quiet">Attach to these</button></form>`;
}

function becoming({ id }: Item<'report'>, likely: readonly LikelyRecord[]): Html {
  return html`<section aria-labelledby="becomes"><h2 id="becomes">What becomes of it</h2>
${
  likely.length > 0
    ? html`<p>Records that may be of the same case:</p><ul class="likely">${likely.map((one) => likelyLine(id, one))}</ul>`
    : html`<p>No record was found that may be of the same case.</p>`
}
<p><a href="/desk/${id}/accept?new=1">Start a new record from it</a></p>
${attachForm(id)}</section>`;
}

/** The body of a report: what was told, the records that may be of the same case, and the ways on from here. */
export const reportBody: ItemBody<'report'> = async (world, item) => {
  const { links, title, what, who } = item.content;
  const likely = isWaiting(item.state) ? await likelyRecords(world, { links, title, what, who }) : [];
  return {
    show: () => html`${told(item)}${isWaiting(item.state) ? becoming(item, likely) : ''}`,
    twin: { likely: likely.map(({ card, reasons }) => ({ id: card.id, title: card.title, reasons })) },
  };
};
