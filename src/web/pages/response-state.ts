import { html } from 'hono/html';
import { type Problem, Refused } from '../../core/errors.ts';
import { type Item, type ItemState, isWaiting } from '../../core/item.ts';
import { verificationLine, wellKnownAddress } from '../../core/organisation-domain.ts';
import type { World } from '../../core/ports.ts';
import { askForCheck, responseOfReceipt } from '../../intake/ask-for-check.ts';
import { receiptOf } from '../../intake/receipt.ts';
import type { Ask } from '../face.ts';
import { page } from '../face.ts';
import { countFrom } from '../flood-door.ts';
import { type FormAsk, form, look, steps } from '../form-face.ts';
import { button, hidden, problemSummary, refilled, sendingForm, textArea, unfilled } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { dayOf } from '../parts/text.ts';
import { givenReceipt } from './receipt-given.ts';

const stateWords: Readonly<Record<ItemState, string>> = {
  open: 'It waits for an editor.',
  asked: 'An editor has asked you something. Your receipt shows it.',
  accepted: 'It was published.',
  refused: 'It was not published.',
  'taken-back': 'It was taken back.',
};

const lookWords = {
  ordered: 'We are looking now. Please show this page again in a minute.',
  lately: 'We have looked less than a minute ago. Please try again in a minute.',
  none: undefined,
} as const;

const proofWords = {
  dns: 'the line was found in the DNS',
  'well-known': 'the line was found in the file',
  editor: 'an editor has made sure',
} as const;

function howToPublish(domain: string, token: string): Html {
  return html`<p>Please publish this line in one of two places, and leave it there until the answer is decided:</p>
<p class="copy"><code>${verificationLine(token)}</code></p>
<ul><li>as a TXT record of <code>${domain}</code> in the DNS, or</li>
<li>as a file at <code>${wellKnownAddress(domain)}</code></li></ul>
<p>We look every night for 30 days, and whenever you say so.</p>`;
}

function checkForm(ask: Ask, receipt: string): Html {
  const content = html`${hidden('receipt', receipt)}${button('Check now', { name: 'step', value: 'check' })} ${button('Show where it stands', { name: 'step', value: 'show', quiet: true })}`;
  // A check is not the answer sent again, so it has no key of it.
  return sendingForm({ ...ask, once: undefined }, '/respond', content);
}

function verification(ask: Ask, { state, content }: Item<'response'>, receipt: string): Html {
  const { domain, token, verified } = content;
  if (verified)
    return html`<p>That it comes from you is settled since ${dayOf(verified.day)}: ${proofWords[verified.how]}.</p>`;
  if (!isWaiting(state)) return html``;
  if (domain === undefined || token === undefined)
    return html`<p>You named no domain, so an editor will find out in another way whether it comes from you.</p>`;
  return html`${howToPublish(domain, token)}${checkForm(ask, receipt)}`;
}

/** The page after an answer was sent: its receipt, shown this once, and what to publish. */
export async function responseSent(world: World, ask: FormAsk): Promise<Html> {
  const receipt = receiptOf(ask.once);
  const item = await responseOfReceipt(world.store, receipt);
  const next = html`<p>An editor reads it before anybody else does. With the receipt you can <a href="/respond">see what became of it</a>.</p>
<h2>That it comes from you</h2>
${verification(ask, item, receipt)}`;
  return givenReceipt({ called: 'answer', id: item.id, once: ask.once, next });
}

function statePage(ask: Ask, item: Item<'response'>, more: { readonly receipt: string; readonly note?: string }): Html {
  const { id, state, content, outcome } = item;
  return layout({
    title: `Answer ${id}`,
    hidden: true,
    main: html`<div class="prose">
<p class="kicker">${id} on <a href="/records/${content.record}">${content.record}</a></p>
<h1>Your answer</h1>
${more.note ? html`<p role="status">${more.note}</p>` : ''}
<p>${stateWords[state]}${outcome ? html` ${dayOf(outcome.day)}: <span dir="auto">${outcome.reason}</span>` : ''}</p>
<h2>That it comes from you</h2>
${verification(ask, item, more.receipt)}
</div>`,
  });
}

function askingPage(ask: Ask, problem?: Problem, filled = unfilled): Html {
  const label = 'Receipt';
  const control = textArea(filled, {
    name: 'receipt',
    label,
    help: 'The twelve words that you got.',
    rows: 2,
    required: true,
  });
  return layout({
    title: 'Where an answer stands',
    path: '/respond',
    hidden: true,
    main: html`<div class="prose"><h1>Where your answer stands</h1>
<p class="deck">For organisations that have answered on a record.</p>
${problemSummary(problem, { receipt: label })}
${sendingForm({ ...ask, once: undefined }, '/respond', html`${control}${button('Show', { name: 'step', value: 'show' })}`)}
<p class="small">To answer, open the record that names your organisation and choose “Answer for an organisation”.</p></div>`,
  });
}

const again = async (_world: World, ask: FormAsk, problem: Problem): Promise<Html> =>
  askingPage(ask, problem, refilled(ask, problem));

const receiptIn = ({ fields }: FormAsk): string => fields.text('receipt').slice(0, 2_000);

// A wrong receipt is a fault of what was typed, so the form comes back.
async function found(world: World, ask: FormAsk): Promise<Item<'response'>> {
  try {
    return await responseOfReceipt(world.store, receiptIn(ask));
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.code !== 'not-found') throw error;
    const message = 'No answer has this receipt. Please compare the words.';
    throw new Refused('bad-input', message, [{ path: 'receipt', message }]);
  }
}

/** Where an organisation comes back to with its receipt. */
export const responseStateFace = page(async () => ({ title: 'Where an answer stands' }), {
  show: (_data, ask) => askingPage(ask),
});

/** Shows where an answer stands, or orders a look at the domain. */
export const responseStateForm = steps('step', {
  show: look(async (world, ask) => {
    countFrom(world, ask, 'ask');
    return { page: statePage(ask, await found(world, ask), { receipt: receiptIn(ask) }) };
  }, again),
  check: form({
    action: askForCheck,
    read: async (world, ask) => {
      countFrom(world, ask, 'send');
      await found(world, ask);
      return { receipt: receiptIn(ask) };
    },
    next: async (world, ask, { look: kind }) => {
      const note = lookWords[kind];
      return { page: statePage(ask, await found(world, ask), { receipt: receiptIn(ask), note }) };
    },
    again,
  }),
});
