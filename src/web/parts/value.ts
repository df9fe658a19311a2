import { html } from 'hono/html';
import { sayDate } from '../../core/edtf.ts';
import { type Field, fieldNamed } from '../../core/fields.ts';
import { withheldName } from '../../core/privacy.ts';
import type { Statement } from '../../core/statement.ts';
import type { Alias, Money, Passage, Quantity, Related, Reply, TimelineEvent } from '../../core/values.ts';
import { codeName } from '../../core/vocabulary.ts';
import { filterAddress } from './address.ts';
import type { Html } from './html.ts';
import { said, sayNumber } from './text.ts';

/** How an entity is shown wherever a record names it; an `unlisted` one has no page. */
export type EntityLabel = {
  readonly id: string;
  readonly name: string;
  readonly lang?: string;
  readonly kind: string;
  readonly unlisted?: true;
};
/** The labels of the entities a page names, by id. */
export type EntityLabels = Readonly<Record<string, EntityLabel>>;

const boundWords = {
  exactly: '',
  about: 'about ',
  'more-than': 'more than ',
  'at-least': 'at least ',
  nearly: 'nearly ',
  'up-to': 'up to ',
} as const;
const periodWords = { P1D: 'per day', P1W: 'per week', P1M: 'per month', P1Y: 'per year' } as const;

const inMoney = (value: Money): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency: value.currency, maximumFractionDigits: 0 }).format(
    value.amount,
  );

/** A quantity in words: the source's own wording where there is one, otherwise bound, number and unit. */
function sayQuantity(value: Quantity, unit: string | undefined): string {
  const period = value.per ? periodWords[value.per] : undefined;
  if (value.as !== undefined) return [value.as, period].filter(Boolean).join(' ');
  return [`${boundWords[value.bound ?? 'exactly']}${sayNumber(value.amount)}`, unit, period].filter(Boolean).join(' ');
}

/** An amount of money in words. */
function sayMoney(value: Money): string {
  return value.as ?? `${boundWords[value.bound ?? 'exactly']}${inMoney(value)}`;
}

/** Why there is no value, in words. */
function sayUnknown(statement: Statement): string {
  const reason = codeName('unknown-reason', statement.unknown ?? 'unknown');
  return statement.note === withheldName ? `${reason}: ${withheldName}` : reason;
}

/** The value of a statement in plain words, for sentences, history and comparison. */
export function sayValue(statement: Statement, labels: EntityLabels): string {
  const { value } = statement;
  const field = fieldNamed(statement.field);
  if (value === undefined || !field) return sayUnknown(statement);
  switch (field.type) {
    case 'code':
      return codeName(field.vocabulary ?? '', String(value));
    case 'entity':
      return labels[String(value)]?.name ?? withheldName;
    case 'date':
      return sayDate(String(value));
    case 'quantity':
      return sayQuantity(value as Quantity, field.unit);
    case 'money':
      return sayMoney(value as Money);
    case 'event': {
      const { event, date, text } = value as TimelineEvent;
      return [`${sayDate(date)}: ${codeName('timeline-event', event)}`, text].filter(Boolean).join('. ');
    }
    case 'passage':
      return `${(value as Passage).title}. ${(value as Passage).text}`;
    case 'alias':
      return `${(value as Alias).scheme} ${(value as Alias).id}`;
    case 'reply':
      return `${codeName('response-kind', (value as Reply).kind)}. ${(value as Reply).text}`;
    case 'related':
      return `${codeName('relation', (value as Related).relation)}: ${(value as Related).record}`;
    default:
      return String(value);
  }
}

function linked(field: Field, statement: Statement, labels: EntityLabels): Html | undefined {
  const code = String(statement.value);
  // Only a facet can be filtered by; a link on any other code would lead to a refusal.
  if (field.type === 'code' && field.facet)
    return html`<a href="${filterAddress(field.name, code)}">${sayValue(statement, labels)}</a>`;
  const label = field.type === 'entity' ? labels[code] : undefined;
  if (label === undefined || label.unlisted) return undefined;
  return html`<a href="/entities/${label.id}">${said(label.name, label.lang)}</a>`;
}

/** The value of a statement as a page shows it: codes and entities lead on, texts carry their language. */
export function showValue(statement: Statement, labels: EntityLabels): Html {
  const field = fieldNamed(statement.field);
  if (statement.value === undefined || !field) return html`<span class="unknown">${sayUnknown(statement)}</span>`;
  return (
    linked(field, statement, labels) ??
    said(sayValue(statement, labels), field.type === 'text' ? (statement.lang ?? 'en') : 'en')
  );
}
