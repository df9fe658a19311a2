import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { entityOf } from '../../src/harvest/entities/entity-of.ts';
import { readableSlug } from '../../src/harvest/entities/readable-slug.ts';
import { labelledTexts } from './named-people.ts';
import { realFiles } from './real-collections.ts';

type Row = Readonly<Record<string, string>>;

/** Letters and digits only, so that a slug, a title and an address all look alike. Not the importer's own folding. */
export const bareText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether a name that the rules withhold by itself may stand all the same, by what the texts of AIID say. */
export function mayStandIn(rows: readonly Row[]): (name: string) => boolean {
  const told = rows.map(({ title, description }) => bareText(`${title} ${description}`)).join('|');
  const office = ' (?:president|minister|premier|sen|rep|senator|gov|governor|first lady) ';
  // "Interior decorator" names nobody.
  const isPhrase = (name: string): boolean => /^\S+ .*(?<!\S)\p{Ll}{4}/u.test(name);
  return (name) => isPhrase(name) || new RegExp(`${office}${bareText(name)}(?![a-z])`).test(told);
}

function inColumns(): readonly string[] {
  const rows = parse(readFileSync(join(realFiles.aiid, 'incidents.csv')), { columns: true, bom: true }) as Row[];
  const listed = JSON.parse(readFileSync(join(realFiles.aiid, 'entities-2025-02.json'), 'utf8')) as {
    entity_id: string;
    name: string;
  }[];
  const nameOf = new Map(listed.map((one) => [one.entity_id, one.name]));
  const mayStand = mayStandIn(rows);
  return rows.flatMap((row) =>
    (JSON.parse(row['Alleged harmed or nearly harmed parties'] || '[]') as string[]).flatMap((slug) => {
      const found = entityOf(nameOf.get(slug) ?? readableSlug(slug), 'affected');
      const names = found.outcome === 'withheld' ? found.names : [];
      return names.length === 0 || names.some(mayStand) ? [] : [slug, nameOf.get(slug) ?? slug, ...names];
    }),
  );
}

/**
 * The full names, as bare words by their first one, of the private persons of the real collections: those whom the rules
 * withhold in AIID's column of harmed parties, and those whom readers found in headlines and descriptions by eye.
 */
export async function harmedPeople(): Promise<ReadonlyMap<string, readonly string[]>> {
  const labelled = (await labelledTexts()).flatMap(({ people }) => people);
  const byEye = labelled.filter(({ judgement }) => judgement === 'private').map(({ name }) => name);
  const full = [...inColumns(), ...byEye].map(bareText).filter((name) => name.includes(' ') && name.length > 6);
  return Map.groupBy(new Set(full), (name) => name.split(' ')[0] ?? '');
}
