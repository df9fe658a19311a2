import { z } from 'zod';
import { action } from '../core/action.ts';
import { canonicalJson } from '../core/canonical.ts';
import { entitySchema } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import { indexPublished } from './derive.ts';
import { publishRevision } from './publish.ts';
import { publishedEntity } from './published-entity.ts';
import { signedBy, whyShape } from './signed-by.ts';

const { kind, kindReason, names, country, note, links, ids } = entitySchema.shape;

/** Changes what an entity is called, what it is, where else it is found and by which ids; all records that name it follow. */
export const changeEntity = action({
  name: 'change-entity',
  who: editors,
  input: z.strictObject({
    id: z.string(),
    base: z.number().int().min(1),
    ...{ kind, kindReason, names, country, note, links, ids },
    ...whyShape,
  }),
  run: async ({ id, base, reason, credit, ...given }, context) => {
    const { head, document } = await publishedEntity(context.tx, id);
    if (head.revision !== base) throw new Refused('conflict');
    const { licence, attribution } = document;
    const all = Object.entries({ ...given, licence, attribution }).filter(([, value]) => value !== undefined);
    const next = entitySchema.parse({ schema: 'casebook.entity/1', id, ...Object.fromEntries(all) });
    if (canonicalJson(next) === canonicalJson(document)) throw new Refused('wrong-state', 'Nothing was changed.');
    const signed = signedBy({ reason, ...(credit && { credit }) }, context.actor);
    const revision = await publishRevision({ document: next, base, ...signed }, context);
    await indexPublished(context.tx, [next]);
    return { id, revision };
  },
});
