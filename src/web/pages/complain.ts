import { html } from 'hono/html';
import type { Problem } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { recordIdPattern } from '../../core/record.ts';
import { complain, daysForComplaints } from '../../intake/complain.ts';
import { receiptOf } from '../../intake/receipt.ts';
import { single } from '../door.ts';
import { type Ask, page } from '../face.ts';
import { type FormAsk, form } from '../form-face.ts';
import {
  button,
  type Filled,
  problemSummary,
  refilled,
  sendingForm,
  textArea,
  textLine,
  unfilled,
} from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { count, dayOf } from '../parts/text.ts';

type ComplainPage = { readonly record?: string; readonly days: number };

const labels = { record: 'Number of the record', what: 'What is wrong', contact: 'Contact' };

async function complainData(world: World, ask: Ask): Promise<ComplainPage> {
  const record = single(ask, 'record');
  const days = await daysForComplaints(world.store);
  return record !== undefined && recordIdPattern.test(record) ? { record, days } : { days };
}

type Shown = { readonly filled: Filled; readonly problem?: Problem };

function complainPage({ record = '', days }: ComplainPage, ask: Ask, { filled, problem }: Shown): Html {
  return layout({
    title: 'Complain',
    path: '/complain',
    hidden: true,
    main: html`<div class="prose">
<h1>Complain</h1>
<p class="deck">About a page, or about how something you sent was dealt with. You get a number and an answer within ${count(days, 'day')}.</p>
<p>The number, the record and the outcome are <a href="/complaints">listed for everybody</a>; your words and who you are are not. If a single fact is wrong, <a href="${record ? `/records/${record}/improve` : '/records'}">improving the page</a> is quicker.</p>
${problemSummary(problem, labels)}
${sendingForm(
  ask,
  '/complain',
  html`${textLine(filled, { name: 'record', label: labels.record, help: 'Such as CB-12, when it is about a record.', value: record })}
${textArea(filled, { name: 'what', label: labels.what, help: 'Please do not send names of affected people or leaked data.', rows: 8, required: true })}
${textLine(filled, { name: 'contact', label: labels.contact, help: 'Only editors see it, and it is erased 30 days after all is decided.' })}
${button('Send the complaint')}`,
)}
</div>`,
  });
}

function sentPage(ask: FormAsk, { id, due }: { readonly id: string; readonly due: string }): Html {
  return layout({
    title: 'The complaint was sent',
    hidden: true,
    main: html`<div class="prose">
<p class="kicker">${id}</p>
<h1>The complaint was sent</h1>
<p class="deck">Its number is ${id}. It is decided by ${dayOf(due)}.</p>
<h2>Your receipt</h2>
<p class="copy"><code>${receiptOf(ask.once ?? '')}</code></p>
<p>Please write it down. It is shown only now. With it you can read what editors ask you and take the complaint back; the outcome stands <a href="/complaints">in the list</a>.</p>
</div>`,
  });
}

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** Where anybody complains. */
export const complainFace = page(complainData, {
  show: (data, ask) => complainPage(data, ask, { filled: unfilled }),
});

/** Takes a complaint and shows its number, its day and its receipt. */
export const complainForm = form({
  action: complain,
  read: async (_world, { fields, once }) => ({
    once: once ?? '',
    record: given(fields.text('record')),
    what: fields.text('what'),
    contact: given(fields.text('contact')),
  }),
  next: async (_world, ask, output) => ({ page: sentPage(ask, output) }),
  again: async (world, ask, problem) =>
    complainPage(await complainData(world, ask), ask, { filled: refilled(ask, problem), problem }),
});
