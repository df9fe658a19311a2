import { z } from 'zod';
import { languageTag } from './statement.ts';
import { valueTypes } from './values.ts';

/** What an entity can be; a private person is never shown on a public surface. */
export const entityKinds = [
  'organisation',
  'public-body',
  'system',
  'group',
  'person-in-public-role',
  'private-person',
  'unknown',
] as const;

/** The kind of an entity. */
export type EntityKind = (typeof entityKinds)[number];

/** The schema of an entity, `casebook.entity/1`. The first name is the one shown; the others are found by search. `ids` are those of other registers. */
export const entitySchema = z.strictObject({
  schema: z.literal('casebook.entity/1'),
  id: z.string().regex(/^E-[1-9]\d*$/),
  kind: z.enum(entityKinds),
  kindReason: z.string().max(300).optional(),
  names: z
    .array(z.strictObject({ text: z.string().trim().min(1).max(300), lang: languageTag.optional() }))
    .min(1)
    .max(100),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  note: z.string().trim().min(1).max(2_000).optional(),
  links: z.array(valueTypes.url).max(50).optional(),
  ids: z.array(valueTypes.alias).max(50).optional(),
  licence: z.string().max(100).optional(),
  attribution: z.string().max(300).optional(),
});

/** An organisation, public body, system or group with roles on records. */
export type EntityDocument = z.infer<typeof entitySchema>;

/** The name to show for an entity. */
export function entityName(entity: EntityDocument): string {
  return entity.names[0]?.text ?? entity.id;
}
