import { html } from 'hono/html';
import { sayDate } from '../../core/edtf.ts';
import { type Item, type ItemMessage, type ItemState, isWaiting } from '../../core/item.ts';
import { recordIdPattern } from '../../core/record.ts';
import type { Ask } from '../face.ts';
import { button, type Filled, hidden, sendingForm, textArea, textLine } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { changedByEditors } from '../parts/outcome.ts';

/** An item as its sender sees it; the receipt goes along unseen, so that it need not be typed again. */
export type Shown = {
  readonly item: Item;
  readonly messages: readonly ItemMessage[];
  readonly receipt: string;
  readonly filled: Filled;
  readonly summary?: Html;
};

const states: Readonly<Record<ItemState, string>> = {
  open: 'It waits for an editor.',
  asked: 'The editors have a question for you.',
  accepted: 'It was accepted.',
  refused: 'It was not accepted.',
  'taken-back': 'It was taken back.',
};

const called: Readonly<Record<Item['kind'], string>> = {
  report: 'Report',
  proposal: 'Proposal',
  response: 'Response',
  complaint: 'Complaint',
};

function outcomeOf({ outcome }: Item): Html {
  if (!outcome) return html``;
  const records = outcome.records.filter((id) => recordIdPattern.test(id));
  const links = records.map((id, at) => html`${at > 0 ? ', ' : ''}<a href="/records/${id}">${id}</a>`);
  return html`${changedByEditors(outcome)}${records.length > 0 ? html`<p>It became part of ${links}.</p>` : ''}
<p>Decided on ${sayDate(outcome.day)}:</p><blockquote class="as-written" dir="auto">${outcome.reason}</blockquote>`;
}

function talkOf(messages: readonly ItemMessage[]): Html {
  if (messages.length === 0) return html``;
  const lines = messages.map(
    ({ from, day, text }) =>
      html`<li><p class="hint">${from === 'editors' ? 'The editors' : 'You'}, ${sayDate(day)}</p><p class="as-written" dir="auto">${text}</p></li>`,
  );
  return html`<h2>The talk</h2><ol class="talk">${lines}</ol>`;
}

function step(ask: Pick<Ask, 'once' | 'visitor'>, receipt: string, content: readonly Html[]): Html {
  return sendingForm(ask, '/receipt', [hidden('receipt', receipt), ...content]);
}

function answerForm(ask: Pick<Ask, 'once' | 'visitor'>, { item, receipt, filled }: Shown): Html {
  const isAsked = item.state === 'asked';
  const label = isAsked ? 'Your answer' : 'A word to the editors';
  return step(ask, receipt, [
    textArea(filled, { name: 'text', label, rows: 4, required: true, help: 'Please no names of affected people.' }),
    html`<p>${button(isAsked ? 'Send answer' : 'Send', { name: 'step', value: 'answer' })}</p>`,
  ]);
}

function linkForm(ask: Pick<Ask, 'once' | 'visitor'>, { receipt, filled }: Shown): Html {
  return step(ask, receipt, [
    textLine(filled, { name: 'link', label: 'Link', required: true, autocomplete: 'off', inputmode: 'url' }),
    html`<p>${button('Add link', { name: 'step', value: 'link' })}</p>`,
  ]);
}

function backForm(ask: Pick<Ask, 'once' | 'visitor'>, { item, receipt }: Shown): Html {
  const words = isWaiting(item.state)
    ? 'It ends at once, and what you wrote is erased.'
    : 'The editors are told. What was published stays for them to judge.';
  return html`<h2>Take it back</h2><p>${words}</p>${step(ask, receipt, [html`<p>${button('Take back', { name: 'step', value: 'back', quiet: true })}</p>`])}`;
}

/** What became of an item, and what its sender can do. */
export function statePage(ask: Pick<Ask, 'once' | 'visitor'>, shown: Shown): Html {
  const { item, messages, summary } = shown;
  const canTakeBack = isWaiting(item.state) || item.state === 'accepted';
  return layout({
    title: `${called[item.kind]} ${item.id}`,
    hidden: true,
    main: html`<div class="prose">
<p class="kicker">${called[item.kind]} ${item.id} · sent ${sayDate(item.day)}</p>
<h1 dir="auto">${item.title}</h1>
${summary ?? ''}
<p class="deck">${states[item.state]}</p>
${outcomeOf(item)}
${talkOf(messages)}
</div>
<section class="prose"><h2>Write to the editors</h2></section>
${answerForm(ask, shown)}
<section class="prose"><h2>Add a link</h2></section>
${linkForm(ask, shown)}
${canTakeBack ? html`<section class="prose">${backForm(ask, shown)}</section>` : ''}`,
  });
}
