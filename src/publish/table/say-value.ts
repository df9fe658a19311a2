import { fieldNamed } from '../../core/fields.ts';
import { withheldName } from '../../core/privacy.ts';
import type { Statement } from '../../core/statement.ts';
import type { Alias, Money, Passage, Quantity, Related, Reply, TimelineEvent } from '../../core/values.ts';
import { codeName } from '../../core/vocabulary.ts';

/** The names of entities by their ids. */
export type Names = ReadonlyMap<string, string>;

function amountText({ amount, bound, as }: Quantity | Money, unit: string | undefined): string {
  if (as !== undefined) return as;
  const exact = bound === undefined || bound === 'exactly';
  return [exact ? undefined : bound.replace('-', ' '), String(amount), unit].filter(Boolean).join(' ');
}

/** The value of a statement as one line of plain English, without marks of thousands; empty where there is none. */
export function valueText({ field: name, value }: Pick<Statement, 'field' | 'value'>, names: Names): string {
  const field = fieldNamed(name);
  if (value === undefined || field === undefined) return '';
  switch (field.type) {
    case 'code':
      return codeName(field.vocabulary ?? '', String(value));
    case 'entity':
      return names.get(String(value)) ?? withheldName;
    case 'quantity':
      return amountText(value as Quantity, field.unit);
    case 'money':
      return amountText(value as Money, (value as Money).currency);
    case 'event': {
      const { event, date, text } = value as TimelineEvent;
      return [`${date} ${codeName('timeline-event', event)}`, text].filter(Boolean).join(': ');
    }
    case 'passage':
      return `${(value as Passage).title}: ${(value as Passage).text}`;
    case 'alias':
      return `${(value as Alias).scheme} ${(value as Alias).id}`;
    case 'related':
      return `${codeName('relation', (value as Related).relation)}: ${(value as Related).record}`;
    case 'reply': {
      const { kind, entity, text } = value as Reply;
      return `${names.get(entity) ?? withheldName}, ${codeName('response-kind', kind)}: ${text}`;
    }
    default:
      return String(value);
  }
}

/** What a program compares: the code, the id of the entity or record, else nothing. */
export function valueCode({ field: name, value }: Pick<Statement, 'field' | 'value'>): string | undefined {
  const type = fieldNamed(name)?.type;
  if (type === 'code' || type === 'entity') return value === undefined ? undefined : String(value);
  if (value === undefined || typeof value === 'string') return undefined;
  if ('relation' in value) return value.record;
  if ('entity' in value) return value.entity;
  return 'event' in value ? value.event : undefined;
}
