import { type FieldAgreement, fewestUnits } from '../core/annotation.ts';
import { Refused } from '../core/errors.ts';
import { fields } from '../core/fields.ts';
import type { World } from '../core/ports.ts';

/** A record on which annotators differ. */
export type DisputedRecord = { readonly id: string; readonly title: string; readonly lang: string };

/** How far annotators agree on a field, with its label and the titles of records on which they differ. */
export type ShownAgreement = Omit<FieldAgreement, 'records'> & {
  readonly label: string;
  readonly records: readonly DisputedRecord[];
};

type Labelled = FieldAgreement & { readonly label: string };

// One question after the other, so that a search that comes in meanwhile waits for one field and not for all.
async function asked(world: World, vocabulary: string): Promise<readonly Labelled[]> {
  const found: Labelled[] = [];
  for (const field of fields) {
    if (field.vocabulary !== vocabulary || field.visible !== undefined) continue;
    const agreement = await world.queries.agreement(field.name);
    if (agreement.units > 0) found.push({ label: field.label, ...agreement });
  }
  return found;
}

/**
 * How far annotators agree on the fields of a vocabulary; none while no field was judged often enough to tell, and
 * undefined when the search threads have no time just now.
 */
export async function agreementsOn(world: World, vocabulary: string): Promise<readonly ShownAgreement[] | undefined> {
  const found = await asked(world, vocabulary).catch((error: unknown) => {
    if (error instanceof Refused) return undefined;
    throw error;
  });
  if (!found) return undefined;
  if (!found.some(({ units }) => units >= fewestUnits)) return [];
  const cards = await world.store.cards([...new Set(found.flatMap(({ records }) => records))]);
  const disputed = new Map(cards.map(({ id, title, lang }) => [id, { id, title, lang }]));
  return found.map((one) => ({ ...one, records: one.records.flatMap((id) => disputed.get(id) ?? []) }));
}
