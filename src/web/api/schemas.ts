import { z } from 'zod';
import { entityKinds, entitySchema } from '../../core/entity.ts';
import { problemCodes } from '../../core/errors.ts';
import { recordIdPattern } from '../../core/record.ts';
import { sourceSchema } from '../../core/source.ts';
import { statementSchema } from '../../core/statement.ts';

// The name under which a description lists a schema once; of a copy, since elsewhere the schema stands as it is.
function named<S extends z.ZodType>(id: string, schema: S): S {
  return schema.meta({ id });
}

const time = z.string().describe('ISO 8601 in UTC, with milliseconds.');
const address = z.string().describe('Where this is for people to read.');
const recordId = z.string().regex(recordIdPattern);
const sha = z.string().regex(/^[0-9a-f]{64}$/);
const share = z.number().min(0).max(1);
const count = z.int().min(0);
const completeness = z.number().min(0).max(100).describe('How many per cent of the wanted fields are answered.');

/** A cursor of a list: absent where the list ends. */
const next = z.string().optional().describe('Give this as `cursor` to get what comes next; absent at the end.');

/** What a list says of a record. */
export const summary = named(
  'RecordSummary',
  z.object({
    id: recordId,
    address,
    title: z.string(),
    language: z.string().describe('Of the title, as BCP 47 has it.'),
    type: z.string().describe('A code of the vocabulary record-type.'),
    occurred: z.string().optional().describe('When it happened, in EDTF.'),
    countries: z.array(z.string()),
    operators: z.array(z.string()).describe('Names; those of private persons are withheld.'),
    excerpt: z.string(),
    completeness,
    published: time,
    changed: time,
    revision: z.int().min(1),
  }),
);

/** One statement of a record. */
export const statement = named('Statement', statementSchema);

/** A source as readers see it. */
export const source = named('Source', sourceSchema.partial({ title: true }));

/** An entity as readers see it. */
export const entity = named('Entity', entitySchema.omit({ kindReason: true }));

const label = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string().optional(),
  kind: z.enum(entityKinds),
});

/** One version of a record with what it cites and names. */
export const record = named(
  'Record',
  z.object({
    id: recordId,
    address: z.string().describe('Where this very revision stays for good.'),
    revision: z.int().min(1),
    newest: z.int().min(1).describe('The number of the newest revision.'),
    time,
    published: time.describe('When the first revision was published.'),
    commitment: sha.describe('SHA-256 of the salt and the canonical bytes of the revision.'),
    salt: sha.optional().describe('Only where the public record is the whole record.'),
    reason: z.string(),
    credit: z.string(),
    title: z.string(),
    language: z.string(),
    licence: z.string().optional(),
    attribution: z.string().optional(),
    completeness,
    statements: z.array(statement),
    sources: z.array(source).describe('Those that the statements cite.'),
    entities: z.array(label).describe('Those that the statements name.'),
    related: z.array(z.object({ relation: z.string(), id: recordId, title: z.string() })),
  }),
);

const revisionLine = named(
  'Revision',
  z.object({
    number: z.int().min(1),
    sequence: z.int().min(0),
    time,
    state: z.enum(['published', 'withdrawn', 'merged']),
    reason: z.string(),
    credit: z.string(),
    commitment: sha,
    closed: z.object({ time, reason: z.string(), credit: z.string() }).optional(),
  }),
);

const codeCount = z.object({ code: z.string(), count });
const counts = named('CodeCounts', z.object({ codes: z.array(codeCount), distinct: count, records: count }));
const spread = named(
  'Spread',
  z.object({ bins: z.array(z.object({ from: z.number(), below: z.number().optional(), count })), records: count }),
);
const quartiles = z.object({ count, lower: z.number(), median: z.number(), upper: z.number() });
const lag = z.object({
  all: quartiles.optional(),
  years: z.array(quartiles.extend({ year: z.int() })),
  busiestDay: share,
});
const coverage = z.object({
  answered: z.array(z.object({ field: z.string(), count })),
  languages: counts,
  sourceLanguages: counts,
  publishers: counts,
  submitters: counts.extend({ largest: share, topFive: share, herfindahl: share }),
  lag,
});

const statistics = named(
  'Statistics',
  z.object({
    total: count,
    years: z.array(z.object({ year: z.int(), count })),
    undated: count,
    codes: z.record(z.string(), counts),
    affected: spread,
    exposure: spread,
    coverage,
  }),
);

const vocabularyHead = {
  vocabulary: z.string(),
  title: z.string(),
  about: z.string(),
  source: z.string(),
  url: z.string().optional(),
  version: z.string(),
  licence: z.string(),
  attribution: z.string().optional(),
  verified: z.string(),
};
const code = z.looseObject({
  code: z.string(),
  name: z.string(),
  gloss: z.string().optional(),
  parent: z.string().optional(),
});

const change = named(
  'Change',
  z.object({
    sequence: z.int().min(1),
    kind: z.enum(['record', 'source', 'entity']),
    id: z.string(),
    revision: z.int().min(1),
    time,
    state: z.enum(['published', 'withdrawn', 'merged']),
    reason: z.string().optional().describe('Of records only.'),
    mergedInto: z.string().optional(),
  }),
);

/** A problem as RFC 9457 has it. */
export const problemSchema = named(
  'Problem',
  z.object({
    type: z.string().describe('Where the page about the API tells of it.'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(problemCodes).describe('Never changes its meaning.'),
    faults: z
      .array(
        z.object({ path: z.string().describe('The parameter, or the part of what was sent.'), message: z.string() }),
      )
      .optional(),
  }),
);

/** What each operation answers. */
export const answers = {
  records: z.object({
    total: count,
    next,
    records: z.array(
      summary.extend({ statements: z.array(statement).optional().describe('Of the fields asked for.') }),
    ),
    suggestion: z.string().optional().describe('Another spelling that finds something.'),
  }),
  record: record,
  revisions: z.object({
    id: recordId,
    state: z.enum(['published', 'merged']),
    mergedInto: recordId.optional(),
    revisions: z.array(revisionLine).describe('The newest first.'),
  }),
  sources: z.object({ next, sources: z.array(source) }),
  source: z.object({ address, source, records: z.array(recordId).describe('Those that cite it.') }),
  entities: z.object({ next, entities: z.array(entity) }),
  entity: z.object({
    address,
    entity,
    roles: z.record(z.string(), count).describe('On how many records it has each role.'),
    records: z.array(recordId),
  }),
  vocabularies: z.object({ vocabularies: z.array(z.object({ ...vocabularyHead, codes: count })) }),
  vocabulary: z.object({ ...vocabularyHead, codes: z.array(code) }),
  statistics,
  changes: z.object({
    next: z.int().min(0).describe('Give this as `since` the next time.'),
    more: z.boolean().describe('Whether there is more at once.'),
    changes: z.array(change),
  }),
  lookup: z.object({ url: z.string(), total: count, records: z.array(summary) }),
  ticket: z.object({
    ticket: z.string(),
    wait: z.int().describe('Seconds after which it is taken.'),
    ends: z.int().describe('Seconds after which it is taken no longer.'),
  }),
  report: z.object({
    report: z.string().describe('The number of the report.'),
    receipt: z.string().describe('Twelve words, told only this once, with which it can be followed at /receipt.'),
  }),
  document: z.looseObject({ openapi: z.string() }),
} as const;
