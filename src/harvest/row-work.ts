import type { EntityBook } from './entities/entity-book.ts';
import type { ArrivingEntity, RoleColumn } from './entities/entity-of.ts';
import { withoutSystems } from './entities/system-names.ts';
import { privateOf } from './entities/text-names.ts';
import { type Offices, officesIn } from './entities/titled-publicly.ts';
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
  /** Whom the texts of this row set behind the title of a public office. */
  readonly offices: Offices;
  /** What this row names as systems. */
  readonly systems: readonly string[];
  /** Names withheld on this row; even parts of them must be gone from its texts. */
  readonly names: string[];
  readonly withheld: Place[];
  readonly unmapped: Unmapped[];
};

/** A row of which nothing is gathered yet but whom its running texts name; `by` asserts its statements, `systems` are no people. */
export function rowWork(
  known: NamesKnown,
  { by, terms, systems = [] }: { by: string; terms: Terms; systems?: readonly string[] },
  texts: readonly string[],
): RowWork {
  const offices = officesIn(texts);
  const names = texts.flatMap((text) => known.book.personsIn(withoutSystems(text, systems), offices));
  const gathered = gatherStatements({ by, licence: terms.licence });
  return { known, terms, gathered, offices, systems, entities: new Map(), names, withheld: [], unmapped: [] };
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
    const found = known.book.entityOf(raw, role, work.offices);
    if (found.outcome === 'unknown') {
      // An address in the place of a name may spell one.
      gathered.add({ field: role, unknown: found.unknown, ...(/^https?:/i.test(raw) ? {} : { raw }) });
      continue;
    }
    const hidden = found.outcome === 'withheld';
    const { key, shared, document } = hidden ? found.standIn : found;
    if (hidden) {
      work.names.push(...privateOf(found.names, work.offices));
      work.withheld.push(place);
    }
    work.entities.set(key, { key, shared, document: { ...document, ...terms } });
    gathered.add({ field: role, value: key, ...(hidden ? {} : ifOther(raw, document.names[0]?.text ?? '')) });
  }
}

/** A text without the private persons whom it, or another text or column of its row, names. */
export function veiled({ known, names, offices, systems }: RowWork, text: string): string {
  const here = known.book.personsIn(withoutSystems(text, systems), offices);
  return known.veil.withhold(text, [...names, ...here], offices);
}

/** Adds a text without the private persons whom it names, and says so where it had to be changed. */
export function addText(work: RowWork, said: Said & { readonly value: string }, place: Place): string {
  const value = veiled(work, said.value);
  if (value !== said.value) work.withheld.push(place);
  work.gathered.add({ ...said, value, ...(value === said.value ? {} : { note: editedNote }) });
  return value;
}
