import { type Kysely, sql } from 'kysely';
import { type EntityDocument, entityName } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { isShown } from '../core/privacy.ts';
import { kindOf, numberOf, type Revision } from '../core/revision.ts';
import { builtOnce } from './built-once.ts';
import { sortNameOf } from './rows.ts';
import type { Tables } from './tables.ts';

type Row<Table extends keyof Tables> = Tables[Table];

const headColumns = [
  'id',
  'kind',
  'number',
  'state',
  'revision',
  'seq',
  'merged_into',
  'first_time',
  'last_time',
] as const;
const revisionColumns = [
  'id',
  'number',
  'seq',
  'time',
  'state',
  'reason',
  'credit',
  'canonical',
  'salt',
  'commitment',
] as const;

function queries(db: Kysely<Tables>) {
  return {
    head: builtOnce(db, ['id'], ({ id }: { id: string }) =>
      db.selectFrom('document').select(['revision', 'state']).where('id', '=', id),
    ),
    nextSequence: builtOnce(db, [], () =>
      db
        .updateTable('meta')
        .set({ value: sql<string>`cast(cast(value as integer) + 1 as text)` })
        .where('key', '=', 'seq')
        .returning('value'),
    ),
    putHead: builtOnce(db, headColumns, ({ id, kind, number, first_time, ...now }: Row<'document'>) =>
      db
        .insertInto('document')
        .values({ id, kind, number, first_time, ...now })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ ...now, first_time: sql<string>`coalesce(document.first_time, excluded.first_time)` }),
        ),
    ),
    putRevision: builtOnce(db, revisionColumns, (row: Row<'revision'>) => db.insertInto('revision').values(row)),
    removeLine: builtOnce(db, ['id'], ({ id }: { id: string }) => db.deleteFrom('entity_line').where('id', '=', id)),
    putLine: builtOnce(db, ['id', 'sort'], (row: Row<'entity_line'>) => db.insertInto('entity_line').values(row)),
  };
}

/** Writing revisions, and what hangs on them at once: the sequence, the head and the index of names. */
export function makeRevisionWrites(db: Kysely<Tables>) {
  const run = queries(db);

  async function nextSequence(): Promise<number> {
    return Number((await run.nextSequence({}))[0]?.value);
  }

  async function putEntityLine(entity: EntityDocument): Promise<void> {
    await run.removeLine({ id: entity.id });
    if (!isShown(entity) || entityName(entity) === '') return;
    await run.putLine({ id: entity.id, sort: sortNameOf(entity) });
  }

  async function putRevision(id: string, base: number, revision: Revision): Promise<void> {
    const { body, canonical, salt, commitment } = revision;
    const { number, time, state, reason, credit } = body;
    const [head] = await run.head({ id });
    if ((head?.revision ?? 0) !== base || number !== base + 1) throw new Refused('conflict');
    const seq = await nextSequence();
    const kind = kindOf(id);
    const first = { id, kind, number: numberOf(id), first_time: time };
    await run.putHead({
      ...first,
      state,
      revision: number,
      seq,
      merged_into: body.mergedInto ?? null,
      last_time: time,
    });
    await run.putRevision({ id, number, seq, time, state, reason, credit, canonical, salt, commitment });
    if (head?.state === 'draft') await db.deleteFrom('draft').where('id', '=', id).execute();
    if (kind === 'entity') await putEntityLine(body.document as EntityDocument);
  }

  return { nextSequence, putEntityLine, putRevision };
}
