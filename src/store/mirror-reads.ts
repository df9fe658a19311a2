import { type Kysely, sql } from 'kysely';
import type { MirrorReads, Publication } from '../core/mirror-ports.ts';
import { kindOf } from '../core/revision.ts';
import type { Tables } from './tables.ts';

const isNamed = sql<boolean>`exists (select 1 from naming where naming.id = document.id)`;
const isListed = sql<boolean>`exists (select 1 from entity_line where entity_line.id = document.id)`;

// A private person has no line in the list of entities; a draft has no revision.
const isPublic = sql<boolean>`case document.kind
  when 'record' then document.state <> 'withdrawn' or revision.number = document.revision
  when 'source' then ${isNamed}
  else ${isNamed} and ${isListed} end`;

type Row = Pick<Tables['revision'], 'id' | 'number' | 'seq' | 'time' | 'state' | 'reason'> & {
  readonly merged_into: string | null;
};

function publicationOf({ id, number, seq, time, state, reason, merged_into }: Row): Publication {
  const kind = kindOf(id);
  return {
    ...{ sequence: seq, kind, id, revision: number, time, state },
    ...(kind === 'record' && { reason }),
    ...(state === 'merged' && merged_into !== null && { mergedInto: merged_into }),
  };
}

/** What can be asked for mirrors, over one connection. */
export function makeMirrorReads(db: Kysely<Tables>): MirrorReads {
  return {
    publications: async (after, limit) => {
      const rows = await db
        .selectFrom('revision')
        .innerJoin('document', 'document.id', 'revision.id')
        .select(['revision.id', 'revision.number', 'revision.seq', 'revision.time', 'revision.state'])
        .select(['revision.reason', 'document.merged_into'])
        .where('revision.seq', '>', after)
        .where(isPublic)
        .orderBy('revision.seq')
        .limit(limit)
        .execute();
      return rows.map(publicationOf);
    },
    lastPublished: async () => {
      const newest = db.selectFrom('revision').select('time').orderBy('seq', 'desc').limit(1);
      const closed = db.selectFrom('closing').select((eb) => eb.fn.max('time').as('time'));
      const found = await Promise.all([newest.executeTakeFirst(), closed.executeTakeFirst()]);
      return found
        .flatMap((row) => row?.time ?? [])
        .sort()
        .at(-1);
    },
    publicIds: async ({ kind, after, limit, startsWith }) => {
      const all = db
        .selectFrom('document')
        .select('document.id')
        .where('document.kind', '=', kind)
        .where('document.number', '>', after)
        .where('document.state', '=', 'published')
        .where(isNamed);
      const shown = kind === 'source' ? all : all.where(isListed);
      const named =
        startsWith === undefined
          ? shown
          : shown
              .innerJoin('entity_line as line', 'line.id', 'document.id')
              .where('line.sort', '>=', startsWith)
              .where('line.sort', '<', `${startsWith}\u{10ffff}`);
      const rows = await named.orderBy('document.number').limit(limit).execute();
      return rows.map(({ id }) => id);
    },
  };
}
