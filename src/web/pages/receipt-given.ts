import { html } from 'hono/html';
import { receiptOf } from '../../intake/receipt.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';

/** What was sent: what it is called ("report"), its id, the key of its form, and what happens with it next. */
export type Given = { readonly called: string; readonly id: string; readonly once: string; readonly next?: Html };

/** The page that shows a receipt, once: nobody can show it again, because only its hash is kept. */
export function givenReceipt({ called, id, once, next }: Given): Html {
  const receipt = receiptOf(once);
  return layout({
    title: `Your ${called} was received`,
    hidden: true,
    main: html`<div class="prose">
<p class="kicker">${id}</p>
<h1>Your ${called} was received</h1>
<p class="deck">These twelve words are your receipt. Write them down or copy them now: they are shown only this once.</p>
<ol class="receipt" translate="no">${receipt.split(' ').map((word) => html`<li>${word}</li>`)}</ol>
<p><label for="f-receipt-text">The same in one line, to copy</label></p>
<p><textarea class="receipt-line" id="f-receipt-text" rows="3" readonly spellcheck="false" autocomplete="off" translate="no">${receipt}</textarea></p>
<p>Whoever has these words can see what became of your ${called}, answer for you and take it back. We keep no copy and cannot give them to you again.</p>
<h2>What happens now</h2>
${next ?? html`<p>An editor reads it and decides. Nothing of it is public before that.</p>`}
<p><a href="/receipt">Look up a receipt</a> · <a href="/records">Browse the records</a></p></div>`,
  });
}
