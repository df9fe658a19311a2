import { html } from 'hono/html';
import { type Problem, Refused } from '../../../core/errors.ts';
import type { World } from '../../../core/ports.ts';
import { startRecord } from '../../../editorial/start-record.ts';
import { single } from '../../door.ts';
import { type Ask, page } from '../../face.ts';
import { type FormAsk, form, look, steps } from '../../form-face.ts';
import {
  button,
  type Filled,
  problemSummary,
  refilled,
  sendingForm,
  textArea,
  unfilled,
} from '../../parts/controls.ts';
import { deskBar } from '../../parts/desk-bar.ts';
import type { Html } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';
import { targetsOf, type Writing } from './writing.ts';
import { writingControls } from './writing-form.ts';
import { readWriting } from './writing-read.ts';

type Start = { readonly source?: { readonly id: string; readonly title: string }; readonly writing: Writing };

async function startData({ store }: World, ask: Ask): Promise<Start> {
  const id = single(ask, 'source')?.trim().toUpperCase();
  if (id === undefined) return { writing: { targets: targetsOf([], 1), sources: [{}] } };
  const [document] = /^S-[1-9]\d*$/.test(id) ? await store.current([id]) : [];
  if (document?.schema !== 'casebook.source/1') throw new Refused('not-found', 'There is no source of this id.');
  const source = { id, title: document.title };
  return { source, writing: { targets: targetsOf([], 1), sources: [{ url: id }] } };
}

const addressOf = ({ source }: Start): string => (source ? `/desk/sources?source=${source.id}` : '/desk/sources');

function startPage(start: Start, ask: Ask, { filled, problem }: { filled: Filled; problem?: Problem }): Html {
  const { source, writing } = start;
  const main = html`<div class="prose desk">${deskBar(ask, '/desk/sources')}
<p class="kicker"><a href="/desk">Desk</a> · Sources</p>
<h1 class="lesser">Start a record${source ? html` from <bdi>${source.title}</bdi>` : ''}</h1>
${problemSummary(problem, { reason: 'Reason' })}
${source ? html`<p><a href="/sources/${source.id}">${source.id}</a></p>` : html`<form class="form" method="get" action="/desk/sources"><div class="control"><label for="source">From a source that is here</label><p class="hint" id="source-help">Its id, such as S-12.</p><input id="source" name="source" type="text" aria-describedby="source-help"></div><button class="quiet">Open</button></form>`}
${sendingForm(
  ask,
  addressOf(start),
  html`${writingControls(filled, writing)}
${textArea(filled, { name: 'reason', label: 'Reason', required: true, rows: 3, value: 'A source tells of it' })}
${button('Publish', { name: 'step', value: 'publish' })}`,
)}
</div>`;
  return layout({ title: 'Start a record', path: addressOf(start), hidden: true, main });
}

/** Where an editor starts a record from a source. */
export const startFace = page(startData, {
  show: (start, ask) => startPage(start, ask, { filled: unfilled }),
  twin: ({ source }) => ({ title: 'Start a record', source }),
});

async function again(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  return startPage(await startData(world, ask), ask, { filled: refilled(ask, problem), problem });
}

/** Publishes the record that was written, or shows the form with one statement more. */
export const startForm = steps('step', {
  add: look(
    async (world, ask) => ({
      page: startPage(await startData(world, ask), ask, { filled: { fields: ask.fields, faults: [] } }),
    }),
    again,
  ),
  publish: form({
    action: startRecord,
    read: async (world, ask) => {
      const { writing } = await startData(world, ask);
      const { sources, entities, records } = await readWriting(world, ask.fields, writing);
      return { sources, entities, record: records[0], reason: ask.fields.text('reason') };
    },
    next: (_world, _ask, { id }) => ({ to: `/records/${id}` }),
    again,
  }),
});
