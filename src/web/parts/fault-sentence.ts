import type { Field } from '../../core/fields.ts';
import { partsOfField, type ValuePart } from './field-controls.ts';

const DATE = 'a year, a month or a day, such as 2019, 2019-02 or 2019-02-13, or a period such as 2018-07/2019-02';
const ADDRESS = 'a whole address that begins with https:// or http://, without a name or a password in it';

// What parts of values take, by their keys; a text or a choice says by itself what it takes.
const wanted: Readonly<Record<string, string>> = {
  amount: 'digits only, such as 2565724',
  currency: 'three letters, such as EUR',
  record: 'the id of a record, such as CB-12',
  date: DATE,
  url: ADDRESS,
};
const wantedOfType: Readonly<Record<string, string>> = {
  date: DATE,
  url: ADDRESS,
  entity: 'a name, or the id of an entity such as E-12',
};
const byShape: Readonly<Record<ValuePart['shape'], string>> = {
  number: 'digits only, such as 2565724',
  choice: 'one of the list',
  line: 'some words, at most 2,000 characters',
  area: 'some words, at most 20,000 characters',
};

// Beside the value a statement holds these.
const besides: Readonly<Record<string, string>> = {
  unknown: 'Why there is no value: one of the list.',
  by: 'Who says so: at most 300 characters.',
  note: 'The remark: at most 2,000 characters.',
  disputed: 'Who disputes it, and why: at most 2,000 characters.',
  quotes: 'The words that say so: at most 2,000 characters, and at most 100 such passages.',
  cites: 'Sources: their ids, such as S-12, at most 500.',
};

/**
 * What is wrong with a part of a statement, as a person at its form understands it: what the part takes. `message` is the
 * finding of the check; one about the whole statement is said as it stands.
 */
export function faultSentence(field: Field, [part, inner]: readonly (string | number)[], message: string): string {
  if (part === undefined) return `This ${message}.`;
  if (part !== 'value') return besides[part] ?? 'This does not fit.';
  const parts = partsOfField(field);
  const one = parts.find(({ key }) => key === inner) ?? parts[0];
  if (!one) return 'This does not fit.';
  const takes = one.key === 'value' ? wantedOfType[field.type] : wanted[one.key];
  return `${one.label}: ${takes ?? byShape[one.shape]}.`;
}
