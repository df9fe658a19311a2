import { z } from 'zod';
import { entitySchema } from '../../core/entity.ts';
import { recordSchema } from '../../core/record.ts';
import { sourceSchema } from '../../core/source.ts';

/** A record as another Casebook publishes it, with the sources and entities that it names; what else stands beside them is left alone. */
export const exportedShape = z.object({
  id: z.string(),
  document: recordSchema,
  sources: z.array(sourceSchema.extend({ title: sourceSchema.shape.title.optional() })).optional(),
  entities: z.array(entitySchema).optional(),
});

/** Such a record after it was read. */
export type Exported = z.infer<typeof exportedShape>;
