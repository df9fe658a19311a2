import { z } from 'zod';
import { canonicalJson } from './canonical.ts';
import { type Field, type FieldName, fieldNamed, fields } from './fields.ts';
import { type Reply, schemaOf, type Value } from './values.ts';

/** Why a field has no value: data, not a blank. */
export const unknownReasons = ['unknown', 'not-disclosed', 'not-researched', 'not-applicable'] as const;
/** One of the four kinds of unknown. */
export type UnknownReason = (typeof unknownReasons)[number];

/** How a statement stands among those of its field; facets, statistics and exports use the preferred ones. */
export const ranks = ['preferred', 'normal', 'deprecated'] as const;
/** The rank of a statement. */
export type Rank = (typeof ranks)[number];

/** The words of a source that a statement rests on. */
export type Quote = { readonly source: string; readonly text: string };

/** One fact on a record: a value or a reason why it is unknown, who asserts it, its citations and its rank. `disputed` says why it is in doubt. */
export type Statement = {
  readonly field: FieldName;
  readonly value?: Value;
  readonly unknown?: UnknownReason;
  readonly by: string;
  readonly cites: readonly string[];
  readonly quotes?: readonly Quote[];
  readonly rank: Rank;
  readonly note?: string;
  readonly disputed?: string;
  readonly lang?: string;
  readonly raw?: string;
  readonly licence?: string;
};

const MAX_NOTE = 2_000;
const MAX_CITES = 500;
const MAX_QUOTES = 100;

/** A language tag as BCP 47 has it, checked by the runtime. */
export const languageTag = z.string().refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}, 'is not a BCP 47 language tag');

const sourceId = z.string().regex(/^S-[1-9]\d*$/, 'is not the id of a source');
const words = z.string().trim().min(1).max(MAX_NOTE);

const about = {
  unknown: z.enum(unknownReasons).optional(),
  by: z.string().trim().min(1).max(300),
  cites: z.array(sourceId).max(MAX_CITES),
  quotes: z
    .array(z.strictObject({ source: sourceId, text: words }))
    .min(1)
    .max(MAX_QUOTES)
    .optional(),
  rank: z.enum(ranks),
  note: words.optional(),
  disputed: words.optional(),
  lang: languageTag.optional(),
  raw: z.string().max(20_000).optional(),
  licence: z.string().max(100).optional(),
};

function schemaForField(field: Field) {
  return z.strictObject({
    field: z.literal(field.name),
    value: schemaOf(field.type, field.vocabulary).optional(),
    ...about,
  });
}

function concernsFields(reply: unknown): boolean {
  return ((reply as Reply | undefined)?.concerns ?? []).every((name) => fieldNamed(name) !== undefined);
}

const [first, ...rest] = fields.map(schemaForField);
if (!first) throw new TypeError('the registry holds no field');

/** The schema of a statement, made from the field registry: one branch for each field. */
export const statementSchema = z
  .discriminatedUnion('field', [first, ...rest])
  .refine((made) => (made.value === undefined) !== (made.unknown === undefined), {
    message: 'holds either a value or a reason why it is unknown, and exactly one of them',
  })
  .refine((made) => made.rank !== 'deprecated' || made.note !== undefined, {
    message: 'is deprecated, so it needs a note that says why',
  })
  .refine(({ quotes = [], cites }) => quotes.every(({ source }) => cites.includes(source)), {
    message: 'quotes a source that it does not cite',
  })
  .refine(({ field, value }) => field !== 'reply' || concernsFields(value), {
    message: 'concerns something that is not a field',
  });

/** A text that is the same for two statements exactly when they say the same and the same one says it. */
export function statementKey({ field: name, value, unknown, by, lang }: Omit<Statement, 'cites' | 'rank'>): string {
  const plain = typeof value === 'object' ? canonicalJson(value) : null;
  return JSON.stringify([name, plain ?? value, plain !== null, unknown, by, lang]);
}

/** The entity that a statement names: its value, or whoever answers in it. */
export function entityIn({ field: name, value }: Statement): string | undefined {
  const type = fieldNamed(name)?.type;
  if (type === 'entity' && typeof value === 'string') return value;
  return type === 'reply' && value !== undefined ? (value as Reply).entity : undefined;
}

/** The statements to use where only the best count: the preferred, else the normal ones; deprecated never. */
export function bestOf(statements: readonly Statement[]): readonly Statement[] {
  const preferred = statements.filter((statement) => statement.rank === 'preferred');
  return preferred.length > 0 ? preferred : statements.filter((statement) => statement.rank === 'normal');
}

/** The statements of one field, in the order of the record. */
export function statementsOf(statements: readonly Statement[], name: FieldName): readonly Statement[] {
  return statements.filter((statement) => statement.field === name);
}

/** The values to use of a field: all best ones where several may hold, otherwise the first best one. */
export function bestValues(statements: readonly Statement[], name: FieldName): readonly Value[] {
  const values = bestOf(statementsOf(statements, name)).flatMap((statement) =>
    statement.value === undefined ? [] : [statement.value],
  );
  return fieldNamed(name)?.many ? values : values.slice(0, 1);
}

/** The best text of a field, in the wanted language where there is one; undefined when the field has no text. */
export function bestText(statements: readonly Statement[], name: FieldName, lang?: string): Statement | undefined {
  const texts = bestOf(statementsOf(statements, name)).filter((statement) => typeof statement.value === 'string');
  return texts.find((statement) => statement.lang === lang) ?? texts[0];
}
