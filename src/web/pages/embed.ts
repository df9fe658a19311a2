import { html } from 'hono/html';
import type { RecordCard } from '../../core/index-entry.ts';
import type { World } from '../../core/ports.ts';
import { recordIdPattern } from '../../core/record.ts';
import { pathPart } from '../door.ts';
import { type Ask, type Face, Moved, page } from '../face.ts';
import { cardLine } from '../parts/card.ts';
import type { Html } from '../parts/html.ts';
import { dayOf, inLanguage } from '../parts/text.ts';
import { publicHead, type WithdrawnRecord, withdrawnRecord } from '../shown-record.ts';
import { styleAddress } from '../style-sheet.ts';

type Embedded = { readonly state: 'published'; readonly card: RecordCard; readonly revision: number };

async function embedded(world: World, ask: Ask): Promise<Embedded | WithdrawnRecord | Moved> {
  const id = pathPart(ask, 'id', recordIdPattern);
  const head = await publicHead(world, id);
  if (head.state === 'merged') return new Moved(`/embed/${head.mergedInto}`, 301);
  const [card] = head.state === 'published' ? await world.store.cards([id]) : [];
  return card ? { state: 'published', card, revision: head.revision } : withdrawnRecord(world, id);
}

function frame(id: string, { title, main }: { readonly title: string; readonly main: Html }): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} – Casebook</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="canonical" href="/records/${id}">
<link rel="alternate" type="application/json" href="/embed/${id}.json">
<link rel="stylesheet" href="${styleAddress}">
</head>
<body class="embed">
<main>
${main}
</main>
</body>
</html>`;
}

// Every link leads out of the frame, which may be small.
function withdrawnCard({ id, title, lang, time, reason }: WithdrawnRecord): Html {
  const main = html`<p class="kicker">${id} · withdrawn</p>
<h1${inLanguage(lang)}><a href="/records/${id}" target="_blank" rel="noopener">${title}</a></h1>
<p>This record was withdrawn on ${dayOf(time)}.</p>
<p class="excerpt" dir="auto">${reason}</p>`;
  return frame(id, { title: `Withdrawn: ${title}`, main });
}

function recordCard({ card, revision }: Embedded): Html {
  const { id, title, lang, excerpt, excerptLang, changed } = card;
  const main = html`<p class="kicker">Casebook · ${id}</p>
<h1${inLanguage(lang)}><a href="/records/${id}" target="_blank" rel="noopener">${title}</a></h1>
${cardLine(card)}
${excerpt === '' ? '' : html`<p class="excerpt"${inLanguage(excerptLang)}>${excerpt}</p>`}
<p class="small">Version ${revision}, ${dayOf(changed)}. Every fact with who says it is <a href="/records/${id}" target="_blank" rel="noopener">on its page</a>.</p>`;
  return frame(id, { title, main });
}

/** A record as a small card for pages of other sites: no script, no cookie, nothing from elsewhere. */
export const embedFace: Face = page(embedded, {
  show: (found) => (found.state === 'withdrawn' ? withdrawnCard(found) : recordCard(found)),
  status: ({ state }) => (state === 'withdrawn' ? 410 : 200),
});
