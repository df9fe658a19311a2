import { html } from 'hono/html';
import { isRefusal, type Problem, Refused } from '../../core/errors.ts';
import { type FieldGroup, fields } from '../../core/fields.ts';
import type { World } from '../../core/ports.ts';
import { recordIdPattern } from '../../core/record.ts';
import { editRecord } from '../../editorial/review-proposal.ts';
import { checkProposal, propose } from '../../intake/propose.ts';
import { pathPart } from '../door.ts';
import { type Ask, Moved, page } from '../face.ts';
import { countFrom, delayFor, floodFields, floodFieldsAgain, passFlood } from '../flood-door.ts';
import { type FormAsk, form, look, steps } from '../form-face.ts';
import { saying } from '../parts/change-line.ts';
import { refilled, unfilled } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { inLanguage } from '../parts/text.ts';
import { type ImproveBase, improvableField, improveBase, isImprovable } from './improve-base.ts';
import { improveCheckPage } from './improve-check.ts';
import { improveClashPage, settledIn } from './improve-clash.ts';
import { improveFormPage } from './improve-form.ts';
import { writtenEdit } from './improve-read.ts';
import { givenReceipt } from './receipt-given.ts';

const idOf = (ask: Ask): string => pathPart(ask, 'id', recordIdPattern);

type Data = { readonly base: ImproveBase; readonly field?: ReturnType<typeof improvableField>; readonly guard?: Html };

// Who is signed in is known, so nothing holds them up.
async function guardFor(world: World, ask: Ask): Promise<Html | undefined> {
  return ask.visitor.account ? undefined : floodFields(await delayFor(world, ask.once));
}

async function guardAgain(world: World, ask: FormAsk): Promise<Html | undefined> {
  return ask.visitor.account ? undefined : floodFieldsAgain(world, ask);
}

async function improveData(world: World, ask: Ask): Promise<Data | Moved> {
  const id = idOf(ask);
  const head = await world.store.head(id);
  if (head?.state === 'merged') return new Moved(`/records/${head.mergedInto}/improve`, 302);
  const name = ask.query.get('field');
  const base = await improveBase(world, id);
  if (name === null) return { base };
  return { base, field: improvableField(name), guard: await guardFor(world, ask) };
}

const headings: Partial<Readonly<Record<FieldGroup, string>>> = {
  head: 'The case',
  who: 'Who and where',
  what: 'The system',
  harm: 'Harm',
  exposure: 'The exposure',
  outcome: 'What followed',
  mit: 'As the MIT AI Risk Repository sorts it',
  cset: 'As the CSET harm taxonomy sorts it',
  gmf: 'As the goals, methods and failures taxonomy sorts it',
};
// Long lists of finer answers, closed until somebody wants them.
const finer = new Set<string>(['mit', 'cset', 'gmf']);

function fieldLine(base: ImproveBase, field: (typeof fields)[number]): Html {
  const own = base.statements.filter(({ statement }) => statement.field === field.name);
  const said = own.slice(0, 3).map(({ statement }) => html`<li>${saying(statement, base.labels)}</li>`);
  const more = own.length > 3 ? html`<li>and ${own.length - 3} more</li>` : '';
  return html`<li><a href="/records/${base.id}/improve?field=${field.name}">${field.label}</a>${own.length > 0 ? html`<ul class="small">${said}${more}</ul>` : html` <span class="small">nothing yet</span>`}</li>`;
}

function fieldsPage({ base }: Data): Html {
  const groups = Object.entries(headings).map(([name, heading]) => {
    const list = fields.filter((field) => field.group === name && isImprovable(field));
    const lines = html`<ul class="plain fields-of">${list.map((field) => fieldLine(base, field))}</ul>`;
    return finer.has(name)
      ? html`<details><summary>${heading}</summary>${lines}</details>`
      : html`<section><h2>${heading}</h2>${lines}</section>`;
  });
  const path = `/records/${base.id}/improve`;
  return layout({
    title: `Improve ${base.title}`,
    path,
    section: 'records',
    hidden: true,
    main: html`<div class="prose">
<p class="kicker"><a href="/records/${base.id}">${base.id}</a></p>
<h1 class="lesser">Improve “<span${inLanguage(base.lang)}>${base.title}</span>”</h1>
<p>Choose what you want to correct, add, question or give a source for. You need no account. An editor looks at what you send and publishes it or tells you why not; you get a receipt with which you can see what became of it.</p>
${groups}
</div>`,
  });
}

/** What can be improved about a record, and the form of one field. */
export const improveFace = page(improveData, {
  show: (data, ask) =>
    data.field
      ? improveFormPage(ask, { base: data.base, field: data.field, guard: data.guard }, unfilled)
      : fieldsPage(data),
  // What guards the form is for the form alone.
  twin: ({ base, field }) => ({ base, field }),
});

async function written(world: World, ask: FormAsk) {
  const number = Number(ask.fields.text('base'));
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Refused('bad-input', 'This form was damaged. Please open the page again.');
  const field = improvableField(ask.fields.text('field'));
  const base = await improveBase(world, idOf(ask), number);
  return { base, field };
}

async function editIn(world: World, ask: FormAsk) {
  const { base, field } = await written(world, ask);
  const edit = await writtenEdit(world, base, { field, fields: ask.fields });
  const reason = ask.fields.text('reason').trim();
  if (reason === '') throw new Refused('bad-input', undefined, [{ path: 'reason', message: 'Please say why.' }]);
  return { base, field, edit, reason };
}

type Made = Awaited<ReturnType<typeof editIn>>;

function proposalOf({ edit: made, reason }: Made, { fields: sent, once }: FormAsk) {
  const contact = sent.text('contact').trim();
  return { ...made, reason, ...(contact && { contact }), once };
}

async function madeIn(world: World, ask: FormAsk): Promise<Made | undefined> {
  try {
    return await editIn(world, ask);
  } catch (error) {
    if (isRefusal(error, 'bad-input')) return undefined;
    throw error;
  }
}

async function again(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  const { base, field } = await written(world, ask);
  const guard = await guardAgain(world, ask);
  return improveFormPage(ask, { base, field, problem, guard }, refilled(ask, problem));
}

const check = look(async (world, ask) => {
  if (!ask.visitor.account) countFrom(world, ask, 'ask');
  const made = await editIn(world, ask);
  await checkProposal(proposalOf(made, ask), world.store);
  return { page: improveCheckPage(ask, made.base, { ...made, guard: await guardAgain(world, ask) }) };
}, again);

const send = form({
  action: propose,
  read: async (world, ask) => {
    if (!ask.visitor.account) await passFlood(world, ask);
    return proposalOf(await editIn(world, ask), ask);
  },
  next: (_world, { once }, { id }) => ({ page: givenReceipt({ called: 'proposal', id, once }) }),
  // What can be sent again as it is stays on the page from which it was sent.
  again: async (world, ask, problem) => {
    const made = problem.code === 'too-many' ? await madeIn(world, ask) : undefined;
    if (!made) return again(world, ask, problem);
    return improveCheckPage(ask, made.base, { ...made, problem, guard: await guardAgain(world, ask) });
  },
});

const edit = look(async (world, ask) => {
  const { base, field } = await written(world, ask);
  return {
    page: improveFormPage(
      ask,
      { base, field, guard: await guardAgain(world, ask) },
      { fields: ask.fields, faults: [] },
    ),
  };
}, again);

const publish = form({
  action: editRecord,
  read: async (world, ask) => {
    const { edit: made, reason } = await editIn(world, ask);
    const settled = settledIn(ask.fields);
    return { ...made, reason, ...(settled && { settled }) };
  },
  next: (_world, _ask, { id }) => ({ to: `/records/${id}` }),
  again: async (world, ask, problem) => {
    if (problem.code !== 'conflict') return again(world, ask, problem);
    const { base, edit: made } = await editIn(world, ask);
    const kicker = html`<a href="/records/${base.id}">${base.id}</a>`;
    const on = { path: `/records/${base.id}/improve`, step: 'publish', kicker };
    return improveClashPage(ask, { world, base, edit: made }, on);
  },
});

/** What is sent to a record: checked, shown, sent as a proposal or, by editors, published at once. */
export const improveForm = steps('step', { check, send, edit, publish });
