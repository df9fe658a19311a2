import type { EntityDocument, EntityKind } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { type Field, fieldNamed, fields } from '../core/fields.ts';
import type { World } from '../core/ports.ts';
import { isStandIn, withheldCode } from '../core/privacy.ts';
import { publicEntity } from '../core/public.ts';
import { codeIn, codeName } from '../core/vocabulary.ts';

/** The fields that a search may be narrowed by. */
export const facetFields: readonly Field[] = fields.filter((field) => field.facet && field.visible === undefined);

/** Codes per facet field. */
export type Codes = Readonly<Record<string, readonly string[]>>;
/** The name to show for a code of a facet field, with its language; undefined when readers may not see it. */
export type CodeNames = (
  field: string,
  code: string,
) => { readonly name: string; readonly lang?: string; readonly kind?: EntityKind } | undefined;

const withheldActor = { name: 'Private person, name withheld', lang: 'en' } as const;

/**
 * Names for codes: terms from their vocabulary, entities from the store; private persons and those who stand for them
 * have none, and neither has an entity that no public record names.
 */
export async function codeNames(world: World, codes: Codes): Promise<CodeNames> {
  const ids = facetFields.filter((field) => field.type === 'entity').flatMap((field) => codes[field.name] ?? []);
  // An address may hold the id of anything where that of an entity belongs.
  const found = await world.store.current([...(await world.store.publiclyNamed(ids))]);
  const told = found.filter((one): one is EntityDocument => one.schema === 'casebook.entity/1' && !isStandIn(one));
  const entities = new Map(told.map((entity) => [entity.id, publicEntity(entity)]));
  return (name, code) => {
    const field = fieldNamed(name);
    if (field?.vocabulary === undefined) {
      if (code === withheldCode) return withheldActor;
      const entity = entities.get(code);
      const first = entity?.names[0];
      return first && { name: first.text, lang: first.lang ?? 'und', kind: entity.kind };
    }
    return codeIn(field.vocabulary, code) && { name: codeName(field.vocabulary, code), lang: 'en' };
  };
}

/** Refuses the first code that does not exist, or that readers may not see: the two look the same. */
export function checkCodes(codes: Codes, names: CodeNames): void {
  for (const [field, wanted] of Object.entries(codes)) {
    for (const code of wanted) {
      if (names(field, code)) continue;
      const label = fieldNamed(field)?.label ?? field;
      throw new Refused('bad-parameter', `“${code.slice(0, 60)}” is not a value of ${label} (${field}).`);
    }
  }
}
