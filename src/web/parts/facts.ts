import { html } from 'hono/html';
import { type Field, type FieldGroup, fields } from '../../core/fields.ts';
import { type Statement, statementsOf } from '../../core/statement.ts';
import type { Notes } from './citation.ts';
import { claimsOf, isDisputed, type Position, positionsOf } from './claims.ts';
import type { Html } from './html.ts';
import { answerMarks } from './replies.ts';
import { type EntityLabels, showValue } from './value.ts';
import { voices } from './voices.ts';

/** What the fact tables of a record are made from. */
export type Facts = {
  readonly id: string;
  readonly statements: readonly Statement[];
  readonly labels: EntityLabels;
  readonly notes: Notes;
};

/** What the sections of fields are called on the page of a record. */
export const fieldSections: Readonly<Record<FieldGroup, string>> = {
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

/** The section in which a statement stands. */
export function sectionOf({ field }: Statement): string | undefined {
  const group = fields.find(({ name }) => name === field)?.group;
  return group && fieldSections[group];
}

// These have a place of their own on the page.
const elsewhere = new Set<string>(['title', 'summary', 'context', 'alias', 'related', 'timeline', 'reply']);

function values({ rank, statements }: Position, labels: EntityLabels): Html {
  const shown = statements.map((statement) => showValue(statement, labels));
  const struck = rank === 'deprecated' ? shown.map((value) => html`<s>${value}</s>`) : shown;
  return struck.length === 1
    ? html`${struck}`
    : html`<ul class="values">${struck.map((value) => html`<li>${value}</li>`)}</ul>`;
}

function showPosition(position: Position, facts: Facts, disputed: boolean): Html {
  const { rank } = position;
  const mark = disputed && rank !== 'normal' ? html`<p class="rank">${rank}</p>` : '';
  return html`<div class="claim ${rank}">
<div class="value">${mark}${values(position, facts.labels)}</div>
${voices(position, facts.notes)}
</div>`;
}

function row(field: Field, facts: Facts): Html | undefined {
  const claims = claimsOf(field, statementsOf(facts.statements, field.name));
  if (claims.length === 0) {
    if (!field.wanted) return undefined;
    return html`<tr id="${field.name}"><th scope="row">${field.label}</th><td><span class="unknown">Not researched yet.</span> <a class="quiet" href="/records/${facts.id}/improve">Improve page</a></td></tr>`;
  }
  const positions = positionsOf(claims);
  const disputed = isDisputed(field, positions);
  const shown = positions.map((position) => showPosition(position, facts, disputed));
  return html`<tr id="${field.name}"><th scope="row">${field.label}</th>
<td>${disputed ? html`<div class="versions">${shown}</div>` : shown}${answerMarks(facts.statements, field.name)}</td></tr>`;
}

function table(group: FieldGroup, facts: Facts): Html | undefined {
  const rows = fields
    .filter((field) => field.group === group && !elsewhere.has(field.name))
    .flatMap((field) => row(field, facts) ?? []);
  if (rows.length === 0) return undefined;
  return html`<table class="facts">
<caption>${fieldSections[group]}</caption>
<colgroup><col class="label"><col></colgroup>
<thead><tr><th scope="col">Fact</th><th scope="col">What is said, and who says it</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

/** The fact tables of a record, one per group; wanted facts that nobody has answered are shown as such. */
export function factTables(facts: Facts): readonly Html[] {
  return (Object.keys(fieldSections) as FieldGroup[]).flatMap((group) => table(group, facts) ?? []);
}
