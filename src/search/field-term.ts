import { readEdtf } from '../core/edtf.ts';
import { Refused } from '../core/errors.ts';
import { type Field, type FieldName, fields } from '../core/fields.ts';
import { vocabularyNamed } from '../core/vocabulary.ts';
import { fold, plainWords } from '../core/words.ts';
import { nearest } from './edit-distance.ts';

/** How a number or a date is compared. */
export type Comparison = '=' | '>' | '>=' | '<' | '<=';

/** A term about one field: a code, an entity (id or name), words, an EDTF date, or a number in the field's unit. */
export type FieldTerm =
  | { readonly kind: 'code'; readonly field: FieldName; readonly code: string }
  | { readonly kind: 'entity'; readonly field: FieldName; readonly text: string }
  | { readonly kind: 'text'; readonly field: FieldName; readonly text: string }
  | { readonly kind: 'date'; readonly field: FieldName; readonly is: Comparison; readonly text: string }
  | { readonly kind: 'number'; readonly field: FieldName; readonly is: Comparison; readonly amount: number };

const COMPARED = /^(>=|<=|[<>=≥≤])?\s*(.*)$/su;
const DATE = /^[\d\-/.~?%X]{1,32}$/;
const NUMBER = /^\d{1,15}(?:\.\d{1,6})?$/;

const keyOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
const open = fields.filter((field) => field.visible === undefined);
const byKey: ReadonlyMap<string, Field> = new Map([
  ...open.map((field): [string, Field] => [keyOf(field.label), field]),
  ...open.map((field): [string, Field] => [keyOf(field.name), field]),
]);

/** The field of a name or label, however it is written: `Data-Exposed` is `data_category`. */
export function fieldOf(name: string): Field | undefined {
  return byKey.get(keyOf(name));
}

const refuse = (sentence: string): never => {
  throw new Refused('bad-query', sentence);
};

const spelled = new Map<string, ReadonlyMap<string, string>>();

function codesByName(vocabulary: string): ReadonlyMap<string, string> {
  const known = spelled.get(vocabulary);
  if (known) return known;
  const codes = vocabularyNamed(vocabulary)?.codes ?? [];
  const made = new Map([
    ...codes.flatMap((code) => (code.synonyms ?? []).map((synonym): [string, string] => [keyOf(synonym), code.code])),
    ...codes.map((code): [string, string] => [keyOf(code.name), code.code]),
    ...codes.map((code): [string, string] => [fold(code.code), code.code]),
  ]);
  spelled.set(vocabulary, made);
  return made;
}

const didYouMean = (near: string | undefined): string => (near === undefined ? '' : ` Did you mean “${near}”?`);

function codeTerm(field: Field, value: string): FieldTerm {
  const vocabulary = field.vocabulary ?? '';
  const codes = codesByName(vocabulary);
  const code = codes.get(fold(value)) ?? codes.get(keyOf(value));
  if (code !== undefined) return { kind: 'code', field: field.name, code };
  const names = new Map(vocabularyNamed(vocabulary)?.codes.map((entry) => [fold(entry.name), entry.name]));
  const near = names.get(nearest(fold(value), names.keys()) ?? '');
  return refuse(`The field “${field.name}” has no value “${value}”.${didYouMean(near)}`);
}

function dateTerm(field: Field, value: string): FieldTerm {
  const { is, text } = compared(value);
  const date = DATE.test(text) ? readEdtf(text) : undefined;
  if (date?.first === undefined && date?.last === undefined) {
    return refuse(
      `“${text}” is not a date; write ${field.name}:2019, ${field.name}:2019-02 or ${field.name}:2018/2020.`,
    );
  }
  return { kind: 'date', field: field.name, is, text };
}

function numberTerm(field: Field, value: string): FieldTerm {
  const { is, text } = compared(value);
  const digits = text.replace(/[,_'’]/g, '');
  if (!NUMBER.test(digits)) {
    const unit = field.unit ?? 'days';
    return refuse(`“${text}” is not a number of ${unit}; write ${field.name}:>1000, or one of >= < <= =.`);
  }
  return { kind: 'number', field: field.name, is, amount: Number(digits) };
}

function compared(value: string): { readonly is: Comparison; readonly text: string } {
  const [, sign = '=', text = ''] = COMPARED.exec(value) ?? [];
  return { is: sign.replace('≥', '>=').replace('≤', '<=') as Comparison, text };
}

/** Reads `name:value`; refuses with the nearest name where there is no such field or code. */
export function readFieldTerm(name: string, value: string): FieldTerm {
  const field = fieldOf(name);
  if (!field)
    return refuse(
      `There is no field “${name}”.${didYouMean(
        nearest(
          fold(name),
          open.map((known) => known.name),
        ),
      )}`,
    );
  if (value === '') return refuse(`The field “${field.name}” needs a value right after the colon.`);
  if (field.type === 'code') return codeTerm(field, value);
  if (field.name === 'occurred') return dateTerm(field, value);
  if (field.type === 'quantity' || field.name === 'exposure_window') return numberTerm(field, value);
  const isWords = plainWords(value).length > 0;
  if (isWords && field.type === 'entity' && field.facet)
    return { kind: 'entity', field: field.name, text: value.replace(/\s+/g, ' ') };
  if (isWords && (field.type === 'text' || field.type === 'markdown'))
    return { kind: 'text', field: field.name, text: value.replace(/\s+/g, ' ') };
  return refuse(
    `The field “${field.name}” cannot be searched for “${value}”; leave the field out to search everywhere.`,
  );
}

const quote = (text: string): string => (/^[\p{L}\p{N}]+$/u.test(text) ? text : `"${text}"`);

/** Writes the term so that it is read the same again. */
export function printFieldTerm(term: FieldTerm): string {
  if (term.kind === 'code') return `${term.field}:${term.code}`;
  if (term.kind === 'entity' || term.kind === 'text') return `${term.field}:${quote(term.text)}`;
  const sign = term.is === '=' ? '' : term.is;
  return `${term.field}:${sign}${term.kind === 'date' ? term.text : term.amount}`;
}
