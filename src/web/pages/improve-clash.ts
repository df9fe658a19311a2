import { html } from 'hono/html';
import { field } from '../../core/fields.ts';
import type { World } from '../../core/ports.ts';
import type { Statement } from '../../core/statement.ts';
import { type Clash, type ClashChoice, clashChoices, mayStandTogether } from '../../core/three-way.ts';
import { type Edit, type Settled, standingOf } from '../../editorial/review-edit.ts';
import type { FormAsk } from '../form-face.ts';
import type { Fields } from '../form-fields.ts';
import { saying } from '../parts/change-line.ts';
import { button, hidden, type Option, radios, sendingForm, unfilled } from '../parts/controls.ts';
import { doubt } from '../parts/doubt.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import type { EntityLabels } from '../parts/value.ts';
import { type ImproveBase, improveBase } from './improve-base.ts';
import { carried, labelsWith } from './improve-check.ts';

const CHOICE = 'clash-';

/** How the clashes of a form were settled; undefined when it does not say so. */
export function settledIn(fields: Fields): Settled | undefined {
  const against = Number(fields.text('against'));
  if (!Number.isSafeInteger(against) || against < 1) return undefined;
  const choices: ClashChoice[] = [];
  for (let at = 0; fields.has(CHOICE + at); at += 1) {
    const choice = clashChoices.find((one) => one === fields.text(CHOICE + at));
    if (choice) choices.push(choice);
  }
  return { against, choices };
}

function side(name: string, statement: Statement | undefined, labels: EntityLabels): Html {
  if (!statement) return html`<div><dt>${name}</dt><dd><em>It is not there.</em></dd></div>`;
  const { by, note } = statement;
  return html`<div><dt>${name}</dt><dd>${saying(statement, labels)} <span class="by"><bdi>${by}</bdi></span>${note ? html`<p class="aside" dir="auto">${note}</p>` : ''}${doubt(statement)}</dd></div>`;
}

/** One clash, with all its sides and the choice between them. */
export function clashChoice(clash: Clash, at: number, labels: EntityLabels): Html {
  const options: Option[] = [
    { value: 'theirs', label: 'Leave it as it is now' },
    { value: 'ours', label: 'Put the change in its place' },
    ...(mayStandTogether(clash) ? [{ value: 'both', label: 'Let both stand side by side' }] : []),
  ];
  return html`<section class="clash"><h2>${field(clash.field).label}</h2>
<dl class="pairs">${side('When the form was opened', clash.base, labels)}${side('Now, after somebody else', clash.theirs, labels)}${side('In this change', clash.ours, labels)}</dl>
${radios(unfilled, { name: CHOICE + at, label: 'What is the record to say?', required: true, value: 'theirs', options })}</section>`;
}

/** Where a form that clashes goes on: its address, the step that publishes it, and what stands above it. */
export type GoingOn = { readonly path: string; readonly step: string; readonly kicker: Html };

/** Of a form that clashes with what others changed meanwhile: both texts, and a form to go on with. */
export async function improveClashPage(
  ask: FormAsk,
  { world, base, edit }: { readonly world: World; readonly base: ImproveBase; readonly edit: Edit },
  { path, step, kicker }: GoingOn,
): Promise<Html> {
  const { head, clashes } = await standingOf(world.store, edit);
  const newest = await improveBase(world, base.id);
  const labels = labelsWith({ ...base.labels, ...newest.labels }, edit);
  const fields = carried(ask.fields);
  const main = html`<div class="prose">
<p class="kicker">${kicker} · version ${head.revision}</p>
<h1 class="lesser">Somebody else changed this meanwhile</h1>
<p>Nothing was lost and nothing was published yet. What does not clash is kept and goes along.</p>
${sendingForm(
  ask,
  path,
  html`${fields}${hidden('against', String(head.revision))}
${clashes.map((clash, at) => clashChoice(clash, at, labels))}
${button('Publish this', { name: 'step', value: step })}`,
)}
</div>`;
  return layout({ title: `Somebody else changed ${base.id}`, path, section: 'records', hidden: true, main });
}
