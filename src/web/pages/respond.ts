import { html } from 'hono/html';
import { type EntityDocument, entityName } from '../../core/entity.ts';
import { type Problem, Refused } from '../../core/errors.ts';
import { fields } from '../../core/fields.ts';
import type { World } from '../../core/ports.ts';
import { type RecordDocument, recordIdPattern } from '../../core/record.ts';
import { vocabularyNamed } from '../../core/vocabulary.ts';
import { answerable, respond } from '../../intake/respond.ts';
import { pathPart } from '../door.ts';
import { type Ask, Moved, page } from '../face.ts';
import { type FormAsk, form } from '../form-face.ts';
import {
  button,
  type Filled,
  problemSummary,
  radios,
  refilled,
  sendingForm,
  textArea,
  textLine,
  ticks,
  unfilled,
} from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { inLanguage } from '../parts/text.ts';
import { publicHead, titleOf } from '../shown-record.ts';
import { responseSent } from './response-state.ts';

type Choice = { readonly value: string; readonly label: string; readonly help?: string };

type RespondPage = {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly organisations: readonly Choice[];
  readonly kinds: readonly Choice[];
  readonly fields: readonly Choice[];
};

const labels = {
  entity: 'Who answers',
  kind: 'What kind of answer it is',
  text: 'The answer',
  concerns: 'What it is about',
  domain: 'Domain of the organisation',
  contact: 'Contact',
};

function pageOf(record: RecordDocument, entities: readonly EntityDocument[]): RespondPage {
  const said = new Set<string>(record.statements.map(({ field }) => field));
  return {
    id: record.id,
    ...titleOf(record),
    organisations: entities.map((entity) => ({ value: entity.id, label: entityName(entity) })),
    kinds: (vocabularyNamed('response-kind')?.codes ?? []).map(({ code, name, gloss }) => ({
      value: code,
      label: name,
      help: gloss,
    })),
    fields: fields
      .filter(({ name, visible }) => said.has(name) && visible === undefined && name !== 'reply')
      .map(({ name, label }) => ({ value: name, label })),
  };
}

async function respondData(world: World, ask: Ask): Promise<RespondPage | Moved> {
  const id = pathPart(ask, 'id', recordIdPattern);
  const head = await publicHead(world, id);
  if (head.state === 'merged') return new Moved(`/records/${head.mergedInto}/respond`, 302);
  if (head.state === 'withdrawn') throw new Refused('withdrawn');
  const { record, entities } = await answerable(world.store, id);
  return pageOf(record, entities);
}

function controls(filled: Filled, { organisations, kinds, fields: about }: RespondPage): Html {
  const text =
    'It is published as you write it, or not at all. Markdown works. Please name no people who were affected.';
  const domain =
    'You then publish a short line there, and we know that it is you. Without one, an editor has to find out in another way.';
  return html`${radios(filled, { name: 'entity', label: labels.entity, options: organisations, required: true })}
${radios(filled, { name: 'kind', label: labels.kind, options: kinds, required: true })}
${textArea(filled, { name: 'text', label: labels.text, help: text, rows: 10, required: true })}
<div class="many">${ticks(filled, { name: 'concerns', label: labels.concerns, help: 'It is shown beside these. Tick nothing when it is about the whole record.', options: about })}</div>
${textLine(filled, { name: 'domain', label: labels.domain, help: domain, inputmode: 'url' })}
${textLine(filled, { name: 'contact', label: labels.contact, help: 'Where editors can ask you. Only they see it, and it is erased 30 days after all is decided.' })}
${button('Send the answer')}`;
}

type Shown = { readonly filled: Filled; readonly problem?: Problem };

function respondPage(data: RespondPage, ask: Ask, { filled, problem }: Shown = { filled: unfilled }): Html {
  const { id, title, lang, organisations } = data;
  const what =
    organisations.length === 0
      ? html`<p>No organisation that could answer is named on this record. If something on it is wrong, <a href="/records/${id}/improve">improve the page</a> or <a href="/complain?record=${id}">complain</a>.</p>`
      : sendingForm(ask, `/records/${id}/respond`, controls(filled, data));
  return layout({
    title: `Answer: ${title}`,
    path: `/records/${id}/respond`,
    section: 'records',
    hidden: true,
    main: html`<div class="prose">
<p class="kicker"><a href="/records/${id}">${id}</a> · right of reply</p>
<h1 class="lesser">Answer on “<span${inLanguage(lang)}>${title}</span>”</h1>
<p class="deck">If your organisation is named here, its answer can stand on this record in full, beside what it is about.</p>
${problemSummary(problem, labels)}
${what}
<p class="small">Have you answered already? <a href="/respond">See where your answer stands</a>.</p>
</div>`,
  });
}

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

function inputOf({ fields: sent, path, once }: FormAsk) {
  return {
    once: once ?? '',
    record: path.id,
    entity: sent.text('entity'),
    kind: sent.text('kind'),
    text: sent.text('text'),
    concerns: [...new Set(sent.all('concerns'))],
    domain: given(sent.text('domain')),
    contact: given(sent.text('contact')),
  };
}

async function again(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  const data = await respondData(world, ask);
  if (data instanceof Moved) throw new Refused('wrong-state', 'This record has become part of another one since.');
  return respondPage(data, ask, { filled: refilled(ask, problem), problem });
}

/** Where an organisation that is named on a record writes its answer. */
export const respondFace = page(respondData, { show: (data, ask) => respondPage(data, ask) });

/** Takes an answer and shows its receipt, once, and what to publish at the domain. */
export const respondForm = form({
  action: respond,
  read: async (_world, ask) => inputOf(ask),
  next: async (world, ask) => ({ page: await responseSent(world, ask) }),
  again,
});
