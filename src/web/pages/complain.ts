import { html } from 'hono/html';
import type { Problem } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { recordIdPattern } from '../../core/record.ts';
import { complain, daysForComplaints } from '../../intake/complain.ts';
import { single } from '../door.ts';
import { type Ask, page } from '../face.ts';
import { delayFor, floodFields, floodFieldsAgain, passFlood } from '../flood-door.ts';
import { form } from '../form-face.ts';
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
import { givenReceipt } from './receipt-given.ts';

type ComplainPage = { readonly record?: string; readonly days: number };

const labels = { record: 'Number of the record', what: 'What is wrong', contact: 'Contact' };

async function complainData(world: World, ask: Ask): Promise<ComplainPage> {
  const record = single(ask, 'record');
  const days = await daysForComplaints(world.store);
  return record !== undefined && recordIdPattern.test(record) ? { record, days } : { days };
}

type Shown = { readonly filled: Filled; readonly flood: Html; readonly problem?: Problem };

function complainPage({ record = '', days }: ComplainPage, ask: Ask, { filled, flood, problem }: Shown): Html {
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
${flood}${button('Send the complaint')}`,
)}
</div>`,
  });
}

const nextOf = (due: string): Html =>
  html`<p>It is decided by ${dayOf(due)}. Its number and the outcome stand <a href="/complaints">in the list</a>, for everybody.</p>`;

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** Where anybody complains. */
export const complainFace = page(
  async (world, ask): Promise<ComplainPage & { readonly token: string }> => ({
    ...(await complainData(world, ask)),
    token: await delayFor(world, ask.once),
  }),
  {
    show: (data, ask) => complainPage(data, ask, { filled: unfilled, flood: floodFields(data.token) }),
    twin: ({ token: _, ...open }) => open,
  },
);

/** Takes a complaint and shows its number, its day and its receipt. */
export const complainForm = form({
  action: complain,
  read: async (world, ask) => {
    await passFlood(world, ask);
    const { fields, once } = ask;
    return {
      once,
      record: given(fields.text('record')),
      what: fields.text('what'),
      contact: given(fields.text('contact')),
    };
  },
  next: (_world, { once }, { id, due }) => ({
    page: givenReceipt({ called: 'complaint', id, once, next: nextOf(due) }),
  }),
  again: async (world, ask, problem) => {
    const shown = { filled: refilled(ask, problem), flood: await floodFieldsAgain(world, ask), problem };
    return complainPage(await complainData(world, ask), ask, shown);
  },
});
