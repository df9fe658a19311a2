import { html } from 'hono/html';
import { type Refusals, refuseItems } from '../../../editorial/refuse-items.ts';
import { type FormAsk, form, steps } from '../../form-face.ts';
import { deskBar } from '../../parts/desk-bar.ts';
import type { Html } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';
import { count } from '../../parts/text.ts';
import { queueAgain } from './queue.ts';
import { queueAddress, queueQuery, toldAddress } from './queue-query.ts';

// Each box names an item and the version that was in view: R-1:3.
function chosenIn({ fields }: FormAsk) {
  return fields.all('item').map((text) => {
    const [id = '', version] = text.split(':');
    return { id, version: Number(version) };
  });
}

function leftPage({ refused, ids, left }: Refusals, { ask, back }: { ask: FormAsk; back: string }): Html {
  return layout({
    title: 'Refused',
    hidden: true,
    main: html`<div class="prose desk">${deskBar(ask, '/desk')}
<h1 class="lesser">${count(refused, 'item was', 'items were')} refused</h1>
${refused > ids.length || left.length === 0 ? '' : html`<p>${ids.join(', ')}</p>`}
${left.length > 0 ? html`<p>These were left as they are:</p>` : ''}
<ul>${left.map(({ id, why }) => html`<li><a href="/desk/${id}">${id}</a>: ${why}.</li>`)}</ul>
<p><a href="${back}">Back to the queue</a></p></div>`,
  });
}

/** What is done with several items of the queue at once. */
export const deskForm = steps('step', {
  refuse: form({
    action: refuseItems,
    read: (_world, ask) => ({
      items: chosenIn(ask),
      reason: ask.fields.text('reason'),
      ...(ask.fields.has('alike') && { alike: true }),
    }),
    next: (_world, ask, refusals) => {
      const back = queueAddress({ ...queueQuery(ask), page: 1 });
      const { ids, refused, left } = refusals;
      const isTold = left.length === 0 && refused === ids.length;
      return isTold ? { to: toldAddress(back, ids) } : { page: leftPage(refusals, { ask, back }) };
    },
    again: queueAgain,
  }),
});
