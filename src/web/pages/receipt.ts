import { html } from 'hono/html';
import { refusedWith } from '../../core/errors.ts';
import type { Item } from '../../core/item.ts';
import type { World } from '../../core/ports.ts';
import { addLink } from '../../intake/add-link.ts';
import { answerQuestions } from '../../intake/answer-questions.ts';
import { itemOfReceipt } from '../../intake/held-item.ts';
import { takeBack } from '../../intake/take-back.ts';
import { type Ask, page } from '../face.ts';
import { countFrom } from '../flood-door.ts';
import { type Again, type FormAsk, form, look, newOnce, type Sent, steps } from '../form-face.ts';
import { button, type Filled, problemSummary, refilled, sendingForm, textArea, unfilled } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { statePage } from './receipt-state.ts';

const control = {
  name: 'receipt',
  label: 'Your receipt',
  required: true,
  rows: 3,
  autocomplete: 'off',
  help: 'The twelve words, in their order; capital letters, numbers and hyphens do not matter.',
} as const;

function lookUpPage(ask: Pick<Ask, 'once' | 'visitor'>, filled: Filled, summary?: Html): Html {
  return layout({
    title: 'Look up a receipt',
    path: '/receipt',
    main: html`<div class="prose">
<h1>Look up a receipt</h1>
<p class="deck">See what became of what you sent, answer the editors, add a link, or take it back.</p>
</div>
${summary ?? ''}
${sendingForm(ask, '/receipt', [textArea(filled, control), html`<p>${button('Look up', { name: 'step', value: 'look' })}</p>`])}`,
  });
}

/** The form that takes a receipt. */
export const receiptFace = page(async () => ({ title: 'Look up a receipt' }), {
  show: (_, ask) => lookUpPage(ask, unfilled),
});

// A receipt is a secret and is not shown again; so the answers to all wrong ones are of one length.
const lookAgain: Again = (_, ask, found) =>
  lookUpPage(ask, { ...unfilled, faults: found.faults ?? [] }, problemSummary(found, { receipt: control.label }));

async function stateOf(
  world: World,
  ask: FormAsk,
): Promise<{ item: Item; page: (filled: Filled, summary?: Html) => Html }> {
  const receipt = ask.fields.text('receipt');
  const item = await itemOfReceipt(world.store, receipt);
  const messages = await world.store.messages(item.id);
  return {
    item,
    page: (filled, summary) =>
      statePage({ ...ask, once: newOnce(world) }, { item, messages, receipt, filled, summary }),
  };
}

const lookUp = look(async (world, ask): Promise<Sent> => {
  countFrom(world, ask, 'ask');
  return { page: (await stateOf(world, ask)).page(unfilled) };
}, lookAgain);

const stateAgain: Again = async (world, ask, found) => {
  if (found.faults?.some(({ path }) => path === 'receipt')) return lookAgain(world, ask, found);
  const { page: shown } = await stateOf(world, ask).catch(() => {
    throw refusedWith(found);
  });
  return shown(refilled(ask, found), problemSummary(found, { text: 'Your answer', link: 'Link' }));
};

const shownAfter = async (world: World, ask: FormAsk): Promise<Sent> => ({
  page: (await stateOf(world, ask)).page(unfilled),
});

const receiptAnd =
  (name?: 'text' | 'link') =>
  (world: World, ask: FormAsk): unknown => {
    countFrom(world, ask, 'send');
    const { fields } = ask;
    return { receipt: fields.text('receipt'), ...(name && { [name]: fields.text(name) }) };
  };

/** Looks an item up by its receipt, and does what its holder may. */
export const receiptSteps = steps('step', {
  look: lookUp,
  answer: form({ action: answerQuestions, read: receiptAnd('text'), next: shownAfter, again: stateAgain }),
  link: form({ action: addLink, read: receiptAnd('link'), next: shownAfter, again: stateAgain }),
  back: form({ action: takeBack, read: receiptAnd(), next: shownAfter, again: stateAgain }),
});
