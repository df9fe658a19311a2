import type { EntityDocument } from './entity.ts';
import { Refused } from './errors.ts';
import { field } from './fields.ts';
import type { ReadStore } from './ports.ts';
import { isShown } from './privacy.ts';
import type { Bringing } from './proposal.ts';
import { entityIn, type Statement } from './statement.ts';

function isKnownEntity(statement: Statement, known: ReadonlyMap<string, EntityDocument>, fresh: ReadonlySet<string>) {
  const named = entityIn(statement);
  if (named === undefined || fresh.has(named)) return true;
  const entity = known.get(named);
  const kind = field(statement.field).kind;
  return isShown(entity) && (kind === undefined || entity.kind === kind);
}

/** Refuses with `bad-input` changes that name a source, an entity or a record which is not here and does not come along. */
export async function checkNamed({ changes, sources, entities }: Bringing, store: ReadStore): Promise<void> {
  const after = changes.flatMap((change) => change.after ?? []);
  const fresh = new Set([...sources, ...entities].map(({ key }) => key));
  const cited = [...new Set(after.flatMap(({ cites }) => cites))].filter((id) => !fresh.has(id));
  const known = new Set((await store.current(cited)).map(({ id }) => id));
  const lost = cited.find((id) => !known.has(id));
  if (lost !== undefined) throw new Refused('bad-input', `There is no source ${lost}.`);
  const named = [...new Set(after.flatMap((statement) => entityIn(statement) ?? []))];
  const there = new Map(((await store.current(named)) as readonly EntityDocument[]).map((one) => [one.id, one]));
  const wrong = after.find((statement) => !isKnownEntity(statement, there, fresh));
  if (wrong)
    throw new Refused('bad-input', `${entityIn(wrong)} is nobody who can stand under “${field(wrong.field).label}”.`);
  const related = after.flatMap(({ value }) => (typeof value === 'object' && 'record' in value ? [value.record] : []));
  const heads = new Map((await store.headsOf(related)).map((head) => [head.id, head.state]));
  const gone = related.find((id) => heads.get(id) !== 'published');
  if (gone !== undefined) throw new Refused('bad-input', `There is no record ${gone}.`);
}
