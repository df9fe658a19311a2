import { type Field, type FieldName, type FieldSpec, fields } from '../../core/fields.ts';
import { type Statement, statementsOf } from '../../core/statement.ts';
import type { PublicRecord } from '../public-record.ts';
import { bestWithValue } from '../table/field-columns.ts';

/** How a field comes over: as it is, not all of it, as the nearest thing there is, or not at all. */
export const lossKinds = ['direct', 'partial', 'approximate', 'unmapped'] as const;

/** What becomes of one field of a record, or of all its `sources` or `statements`, in another format; `to` is its name there. */
export type Loss = {
  readonly field: FieldName | 'sources' | 'statements';
  readonly to?: string;
  readonly how: (typeof lossKinds)[number];
  readonly why: string;
};

/** A record in a format of others, with what is lost on the way. */
export type Elsewhere<T> = { readonly document: T; readonly loss: readonly Loss[] };

type Judged = Pick<Loss, 'how' | 'why'>;

/**
 * How a format treats what it has a place for. Fields that `fields` does not name come over as they are; `reasons` says
 * that the format has a place for why something is unknown.
 */
export type Treatment = {
  readonly name: keyof NonNullable<FieldSpec['elsewhere']>;
  readonly fields: Partial<Record<FieldName, Judged>>;
  readonly sources: Judged & { readonly to?: string };
  readonly reasons?: true;
};

/** The best statements of a field that have a value, as every table uses them. */
export function bestIn({ document }: PublicRecord, field: Field): readonly Statement[] {
  return bestWithValue(field, statementsOf(document.statements, field.name), document.language);
}

const noPlace: Judged = { how: 'unmapped', why: 'The format has no place for it.' };
const asItIs: Judged = { how: 'direct', why: 'It comes over as it is.' };
const statementsLost: Loss = {
  field: 'statements',
  how: 'unmapped',
  why: 'Who says what, with which source and in which words, how sure it is and what is disputed: the format has no place for it.',
};

function unvalued(own: readonly Statement[], hasPlace: boolean): Judged {
  const reason = own.find(({ unknown, rank }) => unknown !== undefined && rank !== 'deprecated')?.unknown;
  if (reason === undefined) return { how: 'unmapped', why: 'All that was said about it is out of date.' };
  return hasPlace
    ? { how: 'direct', why: `There is no value; the reason is given (${reason}).` }
    : { how: 'unmapped', why: `There is no value, and the format has no place for the reason (${reason}).` };
}

function judge(own: readonly Statement[], best: readonly Statement[], { fields: known, reasons }: Treatment): Judged {
  const [first] = own;
  if (best.length === 0 || !first) return unvalued(own, reasons === true);
  const base = known[first.field] ?? asItIs;
  const left = own.length - best.length;
  if (left === 0) return base;
  const others = left === 1 ? 'Another statement about it is' : `${left} other statements about it are`;
  return { how: base.how === 'direct' ? 'partial' : base.how, why: `${base.why} ${others} left out.` };
}

/** What becomes of each field that a record has, in the order of the registry, then of its sources and of the statements as such. */
export function lossOf(record: PublicRecord, treatment: Treatment): readonly Loss[] {
  const lines = fields.flatMap((field): readonly Loss[] => {
    const own = statementsOf(record.document.statements, field.name);
    if (own.length === 0) return [];
    const to = field.elsewhere?.[treatment.name];
    if (to === undefined) return [{ field: field.name, ...noPlace }];
    return [{ field: field.name, to: String(to), ...judge(own, bestIn(record, field), treatment) }];
  });
  const sources: readonly Loss[] = record.sources.length > 0 ? [{ field: 'sources', ...treatment.sources }] : [];
  return [...lines, ...sources, statementsLost];
}
