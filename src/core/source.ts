import { z } from 'zod';
import { languageTag } from './statement.ts';
import { valueTypes } from './values.ts';

/** The schema of a source, `casebook.source/1`: a published item that statements cite; it stands on its own. */
export const sourceSchema = z.strictObject({
  schema: z.literal('casebook.source/1'),
  id: z.string().regex(/^S-[1-9]\d*$/),
  title: z.string().trim().min(1).max(2_000),
  publisher: z.string().trim().min(1).max(300).optional(),
  author: z.string().trim().min(1).max(300).optional(),
  published: valueTypes.date.optional(),
  language: languageTag.optional(),
  url: valueTypes.url.optional(),
  note: z.string().trim().min(1).max(4_000).optional(),
  withheld: z.string().max(300).optional(),
  licence: z.string().max(100).optional(),
  attribution: z.string().max(300).optional(),
});

/** A published item that statements cite. `withheld` says why a title or an address is not shown. */
export type SourceDocument = z.infer<typeof sourceSchema>;
