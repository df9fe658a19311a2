import type { Kysely } from 'kysely';
import { type EntityDocument, entityName } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import type { NewRevision } from '../core/ports.ts';
import { isShown } from '../core/privacy.ts';
import { kindOf, numberOf } from '../core/revision.ts';
import { chunks } from './chunks.ts';
import type { RowWriters } from './row-writers.ts';
import { sortNameOf } from './rows.ts';
import type { Sequence } from './sequence.ts';
import type { Tables } from './tables.ts';

type Head = Omit<Tables['document'], 'seq'> & { readonly seq: number };

const isListed = (entity: EntityDocument): boolean => isShown(entity) && entityName(entity) !== '';

/** Writing revisions, and what hangs on them at once: the sequence, the head and the index of names. */
export function makeRevisionWrites(db: Kysely<Tables>, sequence: Sequence, rows: RowWriters) {
  async function putEntityLines(entities: readonly EntityDocument[]): Promise<void> {
    const last = [...new Map(entities.map((entity) => [entity.id, entity])).values()];
    const hidden = last.filter((entity) => !isListed(entity)).map(({ id }) => id);
    for (const part of chunks(hidden)) await db.deleteFrom('entity_line').where('id', 'in', part).execute();
    await rows.lines(
      db,
      last.filter(isListed).map((entity) => ({ id: entity.id, sort: sortNameOf(entity) })),
    );
  }

  async function headsNow(ids: readonly string[]) {
    const asked = chunks([...new Set(ids)]).map((part) =>
      db.selectFrom('document').select(['id', 'revision', 'state']).where('id', 'in', part).execute(),
    );
    return (await Promise.all(asked)).flat();
  }

  async function putRevisions(list: readonly NewRevision[]): Promise<void> {
    const there = await headsNow(list.map(({ id }) => id));
    const bases = new Map(there.map(({ id, revision }) => [id, revision]));
    const heads = new Map<string, Head>();
    const revisions: Tables['revision'][] = [];
    for (const { id, base, revision } of list) {
      const { body, canonical, salt, commitment } = revision;
      const { number, time, state, reason, credit } = body;
      if ((bases.get(id) ?? 0) !== base || number !== base + 1) throw new Refused('conflict');
      bases.set(id, number);
      const seq = await sequence.next();
      const first = { id, kind: kindOf(id), number: numberOf(id), first_time: heads.get(id)?.first_time ?? time };
      heads.set(id, {
        ...first,
        ...{ state, revision: number, seq, merged_into: body.mergedInto ?? null, last_time: time },
      });
      revisions.push({ id, number, seq, time, state, reason, credit, canonical, salt, commitment });
    }
    await rows.heads(db, [...heads.values()]);
    await rows.revisions(db, revisions);
    const drafts = there.filter(({ state }) => state === 'draft').map(({ id }) => id);
    for (const part of chunks(drafts)) await db.deleteFrom('draft').where('id', 'in', part).execute();
    const entities = list.filter(({ id }) => kindOf(id) === 'entity');
    await putEntityLines(entities.map(({ revision }) => revision.body.document as EntityDocument));
    const gone = entities.filter(({ id }) => heads.get(id)?.state !== 'published').map(({ id }) => id);
    for (const part of chunks(gone)) await db.deleteFrom('entity_line').where('id', 'in', part).execute();
  }

  return { putEntityLines, putRevisions };
}
