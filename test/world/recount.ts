import type { EntityDocument } from '../../src/core/entity.ts';
import type { World } from '../../src/core/ports.ts';
import type { RecordDocument } from '../../src/core/record.ts';
import type { SourceDocument } from '../../src/core/source.ts';

/** One record as a person with a pencil would note it down for counting. */
export type Noted = {
  readonly id: string;
  readonly published: string;
  readonly document: RecordDocument;
  /** The values that count, per field; private persons left out. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  readonly sources: readonly SourceDocument[];
};

const SINGLE = new Set(['type', 'occurred', 'people_affected', 'exposure_window', 'title', 'severity']);

// Written without the registry and the index on purpose: the rule in its plainest words.
function valuesOf(document: RecordDocument, isPrivate: (id: unknown) => boolean): Record<string, unknown[]> {
  const values: Record<string, unknown[]> = {};
  for (const name of new Set(document.statements.map((statement) => statement.field))) {
    const own = document.statements.filter((statement) => statement.field === name);
    const preferred = own.filter((statement) => statement.rank === 'preferred');
    const counting = preferred.length > 0 ? preferred : own.filter((statement) => statement.rank === 'normal');
    const held = counting
      .map((statement) => statement.value)
      .filter((value) => value !== undefined && !isPrivate(value));
    values[name] = [...new Set(SINGLE.has(name) ? held.slice(0, 1) : held)];
  }
  return values;
}

/** All published records of a world, noted down from their documents. */
export async function notedRecords(world: World): Promise<readonly Noted[]> {
  const heads = await world.store.heads('record', { limit: 10_000, offset: 0 });
  const noted: Noted[] = [];
  for (const head of heads.filter(({ state }) => state === 'published')) {
    const [document] = (await world.store.current([head.id])) as readonly RecordDocument[];
    if (!document) continue;
    const ids = document.statements.flatMap(({ value }) => (/^E-\d+$/.test(String(value)) ? [String(value)] : []));
    const entities = (await world.store.current(ids)) as readonly EntityDocument[];
    const hidden = new Set(entities.filter(({ kind }) => kind === 'private-person').map(({ id }) => id));
    const cited = [...new Set(document.statements.flatMap(({ cites }) => cites))];
    const sources = (await world.store.current(cited)) as readonly SourceDocument[];
    const values = valuesOf(document, (value) => hidden.has(String(value)));
    noted.push({ id: head.id, published: head.firstTime ?? '', document, values, sources });
  }
  return noted;
}

/** How often each key occurs. */
export function countBy(keys: Iterable<string>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
