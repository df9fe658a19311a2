import type { Cell } from '../../core/csv-text.ts';
import { readEdtf, yearOf } from '../../core/edtf.ts';
import type { Field, FieldGroup } from '../../core/fields.ts';
import { bestOf, bestText, type Statement } from '../../core/statement.ts';
import type { Money, Quantity, Value } from '../../core/values.ts';
import { type Column, joined } from './column.ts';
import { type Names, valueText } from './say-value.ts';

const DAY = 86_400_000;
// Their codes are words already, and there are many of them.
const spokenCodes: readonly FieldGroup[] = ['cset', 'mit', 'gmf'];

/** The statements of one field on one record that count as its best, those with a value, and the language and names to read them with. */
export type BestOfField = { readonly best: readonly Statement[]; readonly names: Names };

type FieldColumn = Column & { readonly cell: (from: BestOfField) => Cell };
type Making = {
  readonly suffix?: string;
  readonly meaning?: string;
  readonly type: Column['type'];
  readonly unit?: string;
  readonly cell: FieldColumn['cell'];
};

// Most records share their days with others.
const MEMORY = 20_000;
const written = new Map<number, string>();

function isoDay(days: number | undefined): string | undefined {
  if (days === undefined) return undefined;
  const known = written.get(days);
  if (known !== undefined) return known;
  const text = new Date(days * DAY).toISOString().slice(0, 'yyyy-mm-dd'.length);
  if (written.size >= MEMORY) written.clear();
  written.set(days, text);
  return text;
}

const first = ({ best }: BestOfField): Value | undefined => best[0]?.value;
const dateOf = (from: BestOfField) => {
  const value = first(from);
  return typeof value === 'string' ? readEdtf(value) : undefined;
};
const texts = ({ best }: BestOfField): string | undefined => joined(best.map(({ value }) => String(value)));
const said = ({ best, names }: BestOfField): string | undefined =>
  joined(best.map((statement) => valueText(statement, names)));

function dateColumns(): readonly Making[] {
  const year = (from: BestOfField): number | undefined => {
    const { first: start, last } = dateOf(from) ?? {};
    const day = start ?? last;
    return day === undefined ? undefined : yearOf(day);
  };
  return [
    { type: 'text', cell: texts },
    {
      suffix: 'from',
      meaning: 'The first day it can mean (ISO 8601).',
      type: 'text',
      cell: (from) => isoDay(dateOf(from)?.first),
    },
    {
      suffix: 'to',
      meaning: 'The last day it can mean (ISO 8601).',
      type: 'text',
      cell: (from) => isoDay(dateOf(from)?.last),
    },
    { suffix: 'year', meaning: 'The year in which it begins.', type: 'integer', cell: year },
  ];
}

function quantityColumns(field: Field): readonly Making[] {
  const quantity = (from: BestOfField) => first(from) as Quantity | undefined;
  const bound =
    'What the source puts the number as: exactly, about, more-than, at-least, nearly or up-to; empty is exactly.';
  return [
    { type: 'number', unit: field.unit, cell: (from) => quantity(from)?.amount },
    { suffix: 'bound', meaning: bound, type: 'text', cell: (from) => quantity(from)?.bound },
    {
      suffix: 'per',
      meaning: 'The period that the number is for (ISO 8601), where it is for one.',
      type: 'text',
      cell: (from) => quantity(from)?.per,
    },
  ];
}

function moneyColumns(): readonly Making[] {
  const each = (read: (money: Money) => string) => (from: BestOfField) =>
    joined(from.best.map(({ value }) => read(value as Money)));
  return [{ type: 'list', cell: each(({ amount, currency }) => `${amount} ${currency}`) }];
}

function makingsOf(field: Field): readonly Making[] {
  const type = field.many ? 'list' : 'text';
  switch (field.type) {
    case 'date':
      return dateColumns();
    case 'quantity':
      return quantityColumns(field);
    case 'money':
      return moneyColumns();
    case 'entity':
      return [
        { type, meaning: 'Names.', cell: said },
        { suffix: 'id', type, meaning: 'The ids of the entities.', cell: texts },
      ];
    case 'code':
      if (spokenCodes.includes(field.group)) return [{ type, meaning: 'Codes.', cell: texts }];
      return [
        { type, meaning: 'Codes.', cell: texts },
        { suffix: 'name', type, meaning: 'The English names of the codes.', cell: said },
      ];
    default:
      return [{ type, cell: said }];
  }
}

/** The columns that a field has in the table of records, each with the way from its best statements to a cell. */
export function columnsOfField(field: Field): readonly FieldColumn[] {
  return makingsOf(field).map(({ suffix, meaning, type, unit, cell }) => ({
    name: suffix === undefined ? field.name : `${field.name}_${suffix}`,
    meaning: [`${field.label}: ${field.help}`, meaning].filter(Boolean).join(' '),
    type,
    ...(unit !== undefined && { unit }),
    ...(field.vocabulary !== undefined && { vocabulary: field.vocabulary }),
    field: field.name,
    ...(field.elsewhere !== undefined && suffix === undefined && { elsewhere: field.elsewhere }),
    cell,
  }));
}

/** The statements of a field that the table of records uses: the best ones, only the first of which counts where a field has one value. */
export function bestWithValue(field: Field, statements: readonly Statement[], language: string): readonly Statement[] {
  if (!field.many && (field.type === 'text' || field.type === 'markdown')) {
    const best = bestText(statements, field.name, language);
    return best ? [best] : [];
  }
  const best = bestOf(statements).filter(({ value }) => value !== undefined);
  return field.many ? best : best.slice(0, 1);
}
