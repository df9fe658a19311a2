import type { Field } from '../../core/fields.ts';
import { unknownReasons } from '../../core/statement.ts';
import { bounds, type Value, type ValueType } from '../../core/values.ts';
import { codeName, vocabularyNamed } from '../../core/vocabulary.ts';
import type { Fields } from '../form-fields.ts';
import { type Filled, type Option, selectOne, textArea, textLine } from './controls.ts';
import type { Html } from './html.ts';

/** A part of a value as a form asks for it; a value that is one text has the only part `value`. */
export type ValuePart = {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly shape: 'line' | 'area' | 'number' | 'choice';
  readonly options?: readonly Option[];
};

const NOTHING: Option = { value: '', label: '—' };
const EDTF = 'A year, a month or a day, such as 2019, 2019-02 or 2019-02-13; a period such as 2018-07/2019-02.';

const line = (key: string, label: string, help?: string): ValuePart => ({ key, label, help, shape: 'line' });
const area = (key: string, label: string): ValuePart => ({
  key,
  label,
  help: 'Plain text; Markdown works.',
  shape: 'area',
});

function codes(key: string, label: string, vocabulary: string): ValuePart {
  const terms = vocabularyNamed(vocabulary)?.codes ?? [];
  return {
    key,
    label,
    shape: 'choice',
    options: [NOTHING, ...terms.map(({ code, name }) => ({ value: code, label: name }))],
  };
}

const amount = (unit: string): readonly ValuePart[] => [
  { key: 'amount', label: `Number (${unit})`, shape: 'number', help: 'Digits only, such as 2565724.' },
  {
    key: 'bound',
    label: 'How exact',
    shape: 'choice',
    options: [NOTHING, ...bounds.map((value) => ({ value, label: value.replaceAll('-', ' ') }))],
  },
  line('as', 'In the words of the source', 'Such as “more than 2.5 million”.'),
];
const periods: ValuePart = {
  key: 'per',
  label: 'Per',
  shape: 'choice',
  options: [
    NOTHING,
    ...['day', 'week', 'month', 'year'].map((word) => ({ value: `P1${word.charAt(0).toUpperCase()}`, label: word })),
  ],
};

const whole: Readonly<Record<ValueType, (field: Field) => readonly ValuePart[]>> = {
  text: ({ label, help }) => [line('value', label, help)],
  markdown: ({ label }) => [area('value', label)],
  date: ({ label }) => [line('value', label, EDTF)],
  url: ({ label }) => [line('value', label, 'A whole address that begins with https:// or http://.')],
  entity: ({ label }) => [line('value', label, 'Its name, or its id such as E-12. Never name private persons.')],
  code: ({ label, vocabulary }) => [codes('value', label, vocabulary ?? '')],
  quantity: ({ unit }) => [...amount(unit ?? 'count'), periods],
  money: () => [...amount('whole units'), line('currency', 'Currency', 'Three letters, such as EUR.')],
  event: () => [
    codes('event', 'What happened', 'timeline-event'),
    line('date', 'When', EDTF),
    line('text', 'In a sentence'),
  ],
  passage: () => [line('title', 'Heading'), area('text', 'Text')],
  alias: () => [line('scheme', 'Collection'), line('id', 'Its id there'), line('url', 'Address')],
  related: () => [
    line('record', 'Record', 'Its id, such as CB-12.'),
    codes('relation', 'How it is related', 'relation'),
  ],
  // An organisation answers through a door of its own.
  reply: () => [],
};

/** The parts that a form asks for; none for a field that is not changed in this way. */
export function partsOfField(field: Field): readonly ValuePart[] {
  return whole[field.type](field);
}

/** What stands in a part of a value at first. */
export function textOfPart(value: Value | undefined, key: string): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return key === 'value' ? value : '';
  const part: unknown = (value as Readonly<Record<string, unknown>>)[key];
  return typeof part === 'string' || typeof part === 'number' ? String(part) : '';
}

/** The controls of a field's value; their names begin with `prefix`, `first` tells what stands in them at first. */
export function valueControls(
  filled: Filled,
  field: Field,
  at: { prefix: string; first: (key: string) => string },
): Html[] {
  return partsOfField(field).map(({ key, label, help, shape, options = [] }) => {
    const control = { name: at.prefix + key, label, help, value: at.first(key) };
    if (shape === 'area') return textArea(filled, { ...control, rows: 8 });
    if (shape === 'choice') return selectOne(filled, { ...control, options });
    return textLine(filled, shape === 'number' ? { ...control, inputmode: 'numeric' } : control);
  });
}

/** The control that gives a reason in place of a value. */
export function unknownControl(filled: Filled, prefix: string, first: string): Html {
  const options = unknownReasons.map((value) => ({ value, label: codeName('unknown-reason', value) }));
  return selectOne(filled, {
    name: `${prefix}unknown`,
    label: 'Or why there is no value',
    value: first,
    options: [NOTHING, ...options],
  });
}

// What is no number is left as it was written, so that the check of the value can say so.
function numberIn(text: string): number | string {
  const digits = text.replace(/[\s,_\u00a0\u202f]/g, '');
  return /^\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : text;
}

/** The value that was written into a form, checked by nobody yet; undefined when everything is empty. */
export function writtenValue(fields: Fields, field: Field, prefix: string): unknown {
  const parts = partsOfField(field).flatMap(({ key, shape }) => {
    const text = fields.text(prefix + key).trim();
    return text === '' ? [] : [[key, shape === 'number' ? numberIn(text) : text] as const];
  });
  if (parts.length === 0) return undefined;
  const [first] = parts;
  return first?.[0] === 'value' ? first[1] : Object.fromEntries(parts);
}
