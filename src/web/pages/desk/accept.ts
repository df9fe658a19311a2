import { html } from 'hono/html';
import { isRefusal, type Problem, Refused } from '../../../core/errors.ts';
import { type Item, isWaiting } from '../../../core/item.ts';
import type { World } from '../../../core/ports.ts';
import { recordIdPattern } from '../../../core/record.ts';
import { acceptReport } from '../../../editorial/accept-report.ts';
import { single } from '../../door.ts';
import { type Ask, page } from '../../face.ts';
import { type FormAsk, form, look, steps } from '../../form-face.ts';
import {
  button,
  type Filled,
  hidden,
  problemSummary,
  refilled,
  sendingForm,
  textArea,
  unfilled,
} from '../../parts/controls.ts';
import { deskBar } from '../../parts/desk-bar.ts';
import type { Html } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';
import { improveBase } from '../improve-base.ts';
import { firstSources } from './first-sources.ts';
import { itemAt, itemIdIn } from './item.ts';
import { versionIn } from './item-form.ts';
import { asWritten, attachForm, sentLink } from './report-body.ts';
import { targetsOf, type Writing } from './writing.ts';
import { writingControls } from './writing-form.ts';
import { readWriting } from './writing-read.ts';

/** The parameters of the page: records by their ids, and how many new ones. */
export const acceptParameters: readonly string[] = ['records', 'new'];

const MAX_RECORDS = 20;
const MAX_NEW = 10;

type Accepting = { readonly item: Item<'report'>; readonly address: string; readonly writing: Writing };

function recordsIn(ask: Ask): readonly string[] {
  const names = (single(ask, 'records') ?? '')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const wrong = names.find((name) => !recordIdPattern.test(name));
  if (wrong !== undefined)
    throw new Refused('bad-parameter', `“${wrong.slice(0, 40)}” is not the id of a record, such as CB-1.`);
  if (names.length > MAX_RECORDS) throw new Refused('bad-parameter', `At most ${MAX_RECORDS} records at once.`);
  return [...new Set(names)];
}

function freshIn(ask: Ask): number {
  const text = single(ask, 'new') ?? '0';
  if (/^\d{1,2}$/.test(text) && Number(text) <= MAX_NEW) return Number(text);
  throw new Refused('bad-parameter', `“new” takes a number up to ${MAX_NEW}.`);
}

// In a form that was sent, the version that its writer looked at; otherwise the newest.
function baseIn(ask: Ask | FormAsk, at: number): number | undefined {
  const number = 'fields' in ask ? Number(ask.fields.text(`r${at}-base`)) : 0;
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

async function accepting(world: World, ask: Ask | FormAsk): Promise<Accepting> {
  const item = await itemAt(world, ask);
  if (item.kind !== 'report') throw new Refused('not-found', `${item.id} is not a report.`);
  const [records, fresh] = [recordsIn(ask), freshIn(ask)];
  const bases = await Promise.all(records.map((id, at) => improveBase(world, id, baseIn(ask, at))));
  const report = item as Item<'report'>;
  const isNew = bases.length === 0 && fresh === 0;
  const shown = [
    ...(records.length > 0 ? [`records=${records.join(',')}`] : []),
    ...(isNew || fresh > 0 ? [`new=${isNew ? 1 : fresh}`] : []),
  ];
  return {
    item: report,
    address: `/desk/${report.id}/accept?${shown.join('&')}`,
    writing: { targets: targetsOf(bases, isNew ? 1 : fresh), sources: await firstSources(world, report.content) },
  };
}

function acceptPage(
  { item, address, writing }: Accepting,
  ask: Ask,
  { filled, problem }: { filled: Filled; problem?: Problem },
): Html {
  const { id, version, content } = item;
  const links = content.links.map((link) => html`<li>${sentLink(link)}</li>`);
  // Whoever was told that the report has changed has it before them now, and decides on what it says now.
  const isSeen = !('fields' in ask) || problem?.code === 'conflict';
  const what = html`<details open><summary>What was reported</summary>${content.what ? asWritten(content.what) : ''}${links.length > 0 ? html`<ul>${links}</ul>` : ''}</details>`;
  const main = html`<div class="prose desk">${deskBar(ask, address)}
<p class="kicker"><a href="/desk">Desk</a> · <a href="/desk/${id}">Report ${id}</a></p>
<h1 class="lesser" dir="auto">${item.title}</h1>
${problemSummary(problem, { reason: 'Reason' })}
${isWaiting(item.state) ? '' : html`<p><strong>This report was decided already.</strong></p>`}
${what}
<p class="hint">Write nothing of affected people by name, and nothing of what the sender says about themselves.</p>
${sendingForm(
  ask,
  address,
  html`${hidden('version', isSeen ? String(version) : filled.fields.text('version'))}${writingControls(filled, writing)}
${textArea(filled, { name: 'reason', label: 'Reason', required: true, rows: 3, help: 'The sender reads it, and it stands in the history of the record.' })}
${button('Publish', { name: 'step', value: 'publish' })}`,
)}
</div>`;
  return layout({ title: `${id} becomes part of the collection`, path: address, hidden: true, main });
}

// Whoever named a record that does not exist gets back what they typed.
type Missing = { readonly item: Item; readonly typed: string; readonly sentence: string };

async function acceptData(world: World, ask: Ask): Promise<Accepting | Missing> {
  try {
    return await accepting(world, ask);
  } catch (error) {
    const typed = single(ask, 'records') ?? '';
    if (!isRefusal(error, 'not-found') || typed === '') throw error;
    return { item: await itemAt(world, ask), typed, sentence: error.problem.sentence };
  }
}

function missingPage(ask: Ask, { item: { id, title }, typed, sentence }: Missing): Html {
  return layout({
    title: `${id} becomes part of the collection`,
    hidden: true,
    main: html`<div class="prose desk">${deskBar(ask, `/desk/${id}/accept`)}
<p class="kicker"><a href="/desk">Desk</a> · <a href="/desk/${id}">Report ${id}</a></p>
<h1 class="lesser" dir="auto">${title}</h1>
<div class="problem" role="alert"><p>${sentence}</p></div>
${attachForm(id, typed)}</div>`,
  });
}

/** Where an editor makes a source, a record or both of a report. */
export const acceptFace = page(acceptData, {
  show: (data, ask) => ('sentence' in data ? missingPage(ask, data) : acceptPage(data, ask, { filled: unfilled })),
  status: (data) => ('sentence' in data ? 404 : 200),
  twin: (data) => {
    if ('sentence' in data) return { title: data.sentence };
    const records = data.writing.targets.map(({ base }) => base && { id: base.id, base: base.base, title: base.title });
    return { item: data.item, records, sources: data.writing.sources };
  },
});

async function again(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  return acceptPage(await accepting(world, ask), ask, { filled: refilled(ask, problem), problem });
}

/** Publishes what was written about a report, or shows the form with one statement more. */
export const acceptForm = steps('step', {
  add: look(async (world, ask) => {
    const filled = { fields: ask.fields, faults: [] };
    return { page: acceptPage(await accepting(world, ask), ask, { filled }) };
  }, again),
  publish: form({
    action: acceptReport,
    read: async (world, ask) => {
      const { writing } = await accepting(world, ask);
      const place = { id: itemIdIn(ask), version: versionIn(ask) };
      return { ...place, ...(await readWriting(world, ask.fields, writing)), reason: ask.fields.text('reason') };
    },
    next: (_world, ask) => ({ to: `/desk/${itemIdIn(ask)}` }),
    again,
  }),
});
