import { html } from 'hono/html';
import { type Field, fieldNamed, fields } from '../../core/fields.ts';
import type { RecordCard } from '../../core/index-entry.ts';
import { bestOf, type Statement, statementsOf } from '../../core/statement.ts';
import { cardLine } from './card.ts';
import type { Html } from './html.ts';
import { showMarkdown } from './markdown.ts';
import { inLanguage } from './text.ts';
import { type EntityLabels, showValue } from './value.ts';

/** A case in full for the front page: its card, summary, and the facts that say most about its sources. */
export type Featured = {
  readonly card: RecordCard;
  readonly summary?: Statement;
  readonly glance: readonly Statement[];
  readonly entities: EntityLabels;
};

const DISPUTED = 2;
const VOICES = 3;

/** The facts about which sources differ, and the first that somebody does not disclose; deprecated statements left out. */
export function tellingFacts(statements: readonly Statement[]): readonly Statement[] {
  const live = (field: Field): readonly Statement[] =>
    statementsOf(statements, field.name).filter((statement) => statement.rank !== 'deprecated');
  const disputed = fields.filter((field) => field.type === 'quantity' && live(field).length > 1).slice(0, DISPUTED);
  const silent = fields.find((field) => bestOf(live(field))[0]?.unknown === 'not-disclosed');
  return [...disputed, ...(silent ? [silent] : [])].flatMap((field) => live(field).slice(0, VOICES));
}

function fact(field: string, said: readonly Statement[], entities: EntityLabels): Html {
  return html`<div><dt>${fieldNamed(field)?.label}</dt><dd><ul class="voices">${said.map(
    (statement) => html`<li>${showValue(statement, entities)} <span class="by"><bdi>${statement.by}</bdi></span></li>`,
  )}</ul></dd></div>`;
}

/** The featured case as the front page shows it. */
export function feature({ card, summary, glance, entities }: Featured): Html {
  const byField = [...Map.groupBy(glance, (statement) => statement.field)];
  return html`<section class="feature" aria-labelledby="feature">
<p class="kicker">A case in full</p>
<h2 id="feature"><a href="/records/${card.id}"${inLanguage(card.lang)}>${card.title}</a></h2>
${cardLine(card)}
${summary ? html`<div class="excerpt"${inLanguage(summary.lang ?? 'en')}>${showMarkdown(String(summary.value))}</div>` : ''}
${byField.length > 0 ? html`<dl class="glance">${byField.map(([field, said]) => fact(field, said, entities))}</dl>` : ''}
</section>`;
}
