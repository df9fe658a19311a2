import type { EntityBook } from './entities/entity-book.ts';
import type { ArrivingEntity, RoleColumn } from './entities/entity-of.ts';
import { editedNote, type Veil } from './entities/withhold.ts';
import { type Gathered, gatherStatements, type Said } from './gather-statements.ts';
import type { Place, Unmapped } from './imported-row.ts';

/** What stands on every document and statement of a collection. */
export type Terms = { readonly licence: string; readonly attribution: string };

/** What the first pass over a collection learnt of its names. */
export type NamesKnown = { readonly book: EntityBook; readonly veil: Veil };

/** One row on its way from cells to documents: what was gathered, who was withheld, and what fits no code. */
export type RowWork = {
  readonly known: NamesKnown;
  readonly terms: Terms;
  readonly gathered: Gathered;
  readonly entities: Map<string, ArrivingEntity>;
  /** Names withheld on this row; even parts of them must be gone from its texts. */
  readonly names: string[];
  readonly withheld: Place[];
  readonly unmapped: Unmapped[];
};

/** A row of which nothing is gathered yet; `by` asserts its statements. */
export function rowWork(known: NamesKnown, by: string, terms: Terms): RowWork {
  const gathered = gatherStatements({ by, licence: terms.licence });
  return { known, terms, gathered, entities: new Map(), names: [], withheld: [], unmapped: [] };
}

/** A raw wording, unless it is what is shown anyway. */
export const ifOther = (raw: string, shown: string): { raw?: string } => (raw === shown ? {} : { raw });

/** Adds the names of a role column: entities, what stands for private persons, or the reason why nobody is named. */
export function addNames(
  work: RowWork,
  role: RoleColumn,
  { place, raws }: { place: Place; raws: readonly string[] },
): void {
  const { known, gathered, terms } = work;
  for (const raw of raws) {
    const found = known.book.entityOf(raw, role);
    if (found.outcome === 'unknown') {
      gathered.add({ field: role, unknown: found.unknown, raw });
      continue;
    }
    const hidden = found.outcome === 'withheld';
    const { key, shared, document } = hidden ? found.standIn : found;
    if (hidden) {
      work.names.push(...known.book.privateOf(found.names));
      work.withheld.push(place);
    }
    work.entities.set(key, { key, shared, document: { ...document, ...terms } });
    gathered.add({ field: role, value: key, ...(hidden ? {} : ifOther(raw, document.names[0]?.text ?? '')) });
  }
}

/** Adds a running text without the private persons whom it names, and says so where it had to be changed. */
export function addText(work: RowWork, said: Said & { readonly value: string }, place: Place): string {
  const value = work.known.veil.withhold(said.value, work.names);
  if (value !== said.value) work.withheld.push(place);
  work.gathered.add({ ...said, value, ...(value === said.value ? {} : { note: editedNote }) });
  return value;
}
