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
import { delayFor, floodFields, floodFieldsAgain, passFlood } from '../flood-door.ts';
import { type FormAsk, form } from '../form-face.ts';
import {
  button,
  type Filled,
  type Option,
  problemSummary,
  radios,
  refilled,
  sendingForm,
  textArea,
  textLine,
  ticks,
  unfilled,
} from '../parts/controls.ts';
import { fieldSections } from '../parts/facts.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { inLanguage } from '../parts/text.ts';
import { publicHead, titleOf } from '../shown-record.ts';
import { responseSent } from './response-state.ts';

type RespondPage = {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly organisations: readonly Option[];
  readonly kinds: readonly Option[];
  readonly fields: readonly Option[];
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
      .map(({ name, label, group }) => ({ value: name, label, section: fieldSections[group] })),
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

type Shown = { readonly filled: Filled; readonly flood: Html; readonly problem?: Problem };

function respondPage(data: RespondPage, ask: Ask, { filled, flood, problem }: Shown): Html {
  const { id, title, lang, organisations } = data;
  const what =
    organisations.length === 0
      ? html`<p>No organisation that could answer is named on this record. If something on it is wrong, <a href="/records/${id}/improve">improve the page</a> or <a href="/complain?record=${id}">complain</a>.</p>`
      : sendingForm(ask, `/records/${id}/respond`, html`${flood}${controls(filled, data)}`);
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
    once,
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
  const found = await respondData(world, ask);
  // The record may have become part of another one while somebody wrote.
  const { record, entities } = await answerable(world.store, pathPart(ask, 'id', recordIdPattern));
  const data = found instanceof Moved ? pageOf(record, entities) : found;
  return respondPage(data, ask, { filled: refilled(ask, problem), flood: await floodFieldsAgain(world, ask), problem });
}

/** Where an organisation that is named on a record writes its answer. */
export const respondFace = page(
  async (world, ask): Promise<(RespondPage & { readonly token: string }) | Moved> => {
    const data = await respondData(world, ask);
    return data instanceof Moved ? data : { ...data, token: await delayFor(world, ask.once) };
  },
  {
    show: (data, ask) => respondPage(data, ask, { filled: unfilled, flood: floodFields(data.token) }),
    twin: ({ token: _, ...open }) => open,
  },
);

/** Takes an answer and shows its receipt, once, and what to publish at the domain. */
export const respondForm = form({
  action: respond,
  read: async (world, ask) => {
    await passFlood(world, ask);
    return inputOf(ask);
  },
  next: async (world, ask) => ({ page: await responseSent(world, ask) }),
  again,
});
