import { z } from 'zod';
import { entitySchema } from '../../core/entity.ts';
import { fieldNamed } from '../../core/fields.ts';
import { sourceSchema } from '../../core/source.ts';
import { languageTag, ranks, unknownReasons } from '../../core/statement.ts';

const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is not a key: letters, digits and hyphens');

const fieldName = z.string().refine((name) => fieldNamed(name) !== undefined, {
  error: ({ input }) => `"${String(input)}" is not the name of a field`,
});

/** `collection.yaml`: what the collection is called and under which licence its sentences stand. */
export const collectionShape = z.strictObject({
  collection: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  licence: z.string().min(1),
  attribution: z.string().min(1),
  featured: key.optional(),
});

/** One entry of `entities.yaml`. */
export const entityShape = entitySchema.omit({ schema: true, id: true }).extend({ key });

// One source of a record file.
const sourceShape = sourceSchema.omit({ schema: true, id: true });

/** One record file; statements are checked in full once their keys have become ids. */
export const recordShape = z.strictObject({
  key,
  language: languageTag,
  sources: z.record(key, sourceShape),
  statements: z
    .array(
      z.strictObject({
        field: fieldName,
        value: z.unknown().optional(),
        unknown: z.enum(unknownReasons).optional(),
        by: z.string().optional(),
        cites: z.array(z.string()).optional(),
        quotes: z.array(z.strictObject({ source: z.string(), text: z.string() })).optional(),
        rank: z.enum(ranks).optional(),
        note: z.string().optional(),
        disputed: z.string().optional(),
        lang: z.string().optional(),
        raw: z.string().optional(),
      }),
    )
    .min(1),
});

/** The settings of a collection. */
export type CollectionFile = z.infer<typeof collectionShape>;
/** An entity as a collection file writes it. */
export type EntityFile = z.infer<typeof entityShape>;
/** A record as a collection file writes it. */
export type RecordFile = z.infer<typeof recordShape>;
