import { z } from 'zod';
import { readEdtf } from './edtf.ts';
import { codeIn } from './vocabulary.ts';

const MAX_TEXT = 2_000;
const MAX_MARKDOWN = 20_000;

function isAnonymous(url: URL | null): boolean {
  return url === null || (url.username === '' && url.password === '');
}

const line = z.string().trim().min(1).max(MAX_TEXT);
const dateText = z
  .string()
  .refine((text) => readEdtf(text) !== undefined, 'is not a date in EDTF form, for example 2019-02 or 2018-07/2019-02');
const address = z
  .url({ protocol: /^https?$/ })
  .max(MAX_TEXT)
  .refine((text) => isAnonymous(URL.parse(text)), 'holds a user name or a password, which an address may not');

/** How exact a figure is: `amount` itself, or something the source only puts a bound on. */
export const bounds = ['exactly', 'about', 'more-than', 'at-least', 'nearly', 'up-to'] as const;

const amountFields = {
  amount: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
  bound: z.enum(bounds).optional(),
  as: line.optional(),
};
const quantity = z.strictObject({ ...amountFields, per: z.enum(['P1D', 'P1W', 'P1M', 'P1Y']).optional() });
const money = z.strictObject({ ...amountFields, currency: z.string().regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code') });
const codeOf = (vocabulary: string) =>
  z
    .string()
    .refine((code) => codeIn(vocabulary, code) !== undefined, `is not a code of the vocabulary "${vocabulary}"`);
const event = z.strictObject({
  event: codeOf('timeline-event'),
  date: dateText,
  text: line.optional(),
});
const passage = z.strictObject({ title: line, text: z.string().trim().min(1).max(MAX_MARKDOWN) });
const alias = z.strictObject({ scheme: line, id: line, url: address.optional() });
const related = z.strictObject({ record: z.string().regex(/^[A-Z]{2,8}-[1-9]\d*$/), relation: codeOf('relation') });
const entity = z.string().regex(/^E-[1-9]\d*$/, 'is not the id of an entity');
const reply = z.strictObject({
  kind: codeOf('response-kind'),
  entity,
  text: z.string().trim().min(1).max(MAX_MARKDOWN),
  concerns: z.array(line).max(100),
});

/** A number with its unit's precision: `amount` in the field's unit; `as` is the source's wording; `per` an ISO 8601 period. */
export type Quantity = z.infer<typeof quantity>;
/** An amount in an ISO 4217 currency, in its main unit. */
export type Money = z.infer<typeof money>;
/** One dated step of a case; `event` is a code of `timeline-event`, `date` is EDTF. */
export type TimelineEvent = z.infer<typeof event>;
/** A titled piece of context in Markdown. */
export type Passage = z.infer<typeof passage>;
/** The id of the same case in another collection. */
export type Alias = z.infer<typeof alias>;
/** A link to another record and why it is related. */
export type Related = z.infer<typeof related>;
/** What the organisation `entity` answers, in Markdown; `concerns` names the fields it is about, none when it is about the whole record. */
export type Reply = z.infer<typeof reply>;
/** Whatever a statement may hold; strings are texts, codes, dates, addresses and entity ids, told apart by the field's type. */
export type Value = string | Quantity | Money | TimelineEvent | Passage | Alias | Related | Reply;

/** The types a field may have. */
export const valueTypes = {
  text: line,
  markdown: z.string().trim().min(1).max(MAX_MARKDOWN),
  date: dateText,
  url: address,
  entity,
  quantity,
  money,
  event,
  passage,
  alias,
  related,
  reply,
} as const;

/** The name of a value type; `code` is made for a vocabulary by `schemaOf`. */
export type ValueType = keyof typeof valueTypes | 'code';

/** The schema that checks a value of a field. */
export function schemaOf(type: ValueType, vocabulary?: string): z.ZodType<Value> {
  return type === 'code' ? codeOf(vocabulary ?? '') : valueTypes[type];
}
