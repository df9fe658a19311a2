import { type Kysely, sql } from 'kysely';
import type { MirrorReads, Publication } from '../core/mirror-ports.ts';
import { kindOf } from '../core/revision.ts';
import { chunks } from './chunks.ts';
import type { Tables } from './tables.ts';

const isNamed = sql<boolean>`exists (select 1 from naming where naming.id = document.id)`;
const isListed = sql<boolean>`exists (select 1 from entity_line where entity_line.id = document.id)`;

type Row = Pick<Tables['revision'], 'id' | 'number' | 'seq' | 'time' | 'state' | 'reason'> & {
  readonly merged_into: string | null;
  readonly now: string;
  readonly newest: number | null;
};

function publicationOf({ id, number, seq, time, state, reason, merged_into }: Row): Publication {
  const kind = kindOf(id);
  return {
    ...{ sequence: seq, kind, id, revision: number, time, state },
    ...(kind === 'record' && { reason }),
    ...(state === 'merged' && merged_into !== null && { mergedInto: merged_into }),
  };
}

// Revisions one after another, public or not. Which of them are is asked apart: within this question, a database that
// reckons with few would look through all that is named.
async function revisionsAfter(db: Kysely<Tables>, after: number, limit: number): Promise<readonly Row[]> {
  const some = db.selectFrom('revision').selectAll().where('seq', '>', after).orderBy('seq').limit(limit);
  return db
    .selectFrom(some.as('line'))
    .innerJoin('document', 'document.id', 'line.id')
    .select(['line.id', 'line.number', 'line.seq', 'line.time', 'line.state', 'line.reason'])
    .select(['document.merged_into', 'document.state as now', 'document.revision as newest'])
    .orderBy('line.seq')
    .execute();
}

async function publicAmong(db: Kysely<Tables>, rows: readonly Row[]): Promise<readonly Row[]> {
  const others = [...new Set(rows.flatMap(({ id }) => (kindOf(id) === 'record' ? [] : [id])))];
  const among = async (table: 'naming' | 'entity_line'): Promise<ReadonlySet<string>> => {
    const all = db.selectFrom(table).select('id').distinct();
    const found = await Promise.all(chunks(others).map((part) => all.where('id', 'in', part).execute()));
    return new Set(found.flat().map(({ id }) => id));
  };
  const [named, listed] = await Promise.all([among('naming'), among('entity_line')]);
  // A private person has no line in the list of entities; a draft has no revision.
  return rows.filter(({ id, now, number, newest }) => {
    const kind = kindOf(id);
    if (kind === 'record') return now !== 'withdrawn' || number === newest;
    return named.has(id) && (kind === 'source' || listed.has(id));
  });
}

/** What can be asked for mirrors, over one connection. */
export function makeMirrorReads(db: Kysely<Tables>): MirrorReads {
  return {
    publications: async (after, limit) => {
      const found: Row[] = [];
      for (let from = after; found.length < limit; ) {
        const rows = await revisionsAfter(db, from, limit);
        found.push(...(await publicAmong(db, rows)));
        if (rows.length < limit) break;
        from = rows.at(-1)?.seq ?? from;
      }
      return found.slice(0, limit).map(publicationOf);
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
