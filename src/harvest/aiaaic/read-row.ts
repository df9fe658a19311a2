import type { Arrival } from '../../core/arrival.ts';
import { type FieldName, fieldNamed } from '../../core/fields.ts';
import { valueTypes } from '../../core/values.ts';
import type { EntityBook } from '../entities/entity-book.ts';
import type { ArrivingEntity, RoleColumn } from '../entities/entity-of.ts';
import { splitEntities } from '../entities/split-entities.ts';
import { editedNote, type Veil } from '../entities/withhold.ts';
import { type Gathered, gatherStatements } from '../gather-statements.ts';
import { importDate } from '../import-dates.ts';
import type { ImportedRow, Place, Unmapped } from '../imported-row.ts';
import { matcherOf } from '../match-code.ts';
import { piecesOf, splitTerms } from '../split-terms.ts';
import type { Column, SheetRow } from './sheet.ts';

/** What stands on every document and statement of this collection. */
export const terms = { licence: 'CC-BY-SA-4.0', attribution: 'AIAAIC Repository' } as const;

const EDITORS = 'AIAAIC editors';
const IMPORT = 'Casebook import';

/** The columns that name entities, with their roles. */
export const roles: readonly (readonly [Column, RoleColumn])[] = [
  ['Deployer', 'operator'],
  ['Developer', 'developer'],
  ['System name', 'system'],
];

/** The columns of running text, in which people may be named. */
export const texts: readonly Column[] = ['Headline', 'Purpose'];

const coded: readonly { readonly column: Column; readonly field: FieldName; readonly note?: string }[] = [
  { column: 'Technology', field: 'technology' },
  { column: 'News trigger', field: 'trigger' },
  { column: 'Ethical issue', field: 'issue' },
  { column: 'Jurisdiction', field: 'country' },
  { column: 'Sector', field: 'sector' },
  { column: 'Individual', field: 'harm', note: 'Individual' },
  { column: 'Societal', field: 'harm', note: 'Societal' },
  { column: 'Environmental', field: 'harm', note: 'Environmental' },
  { column: 'Consequence', field: 'consequence' },
  { column: 'Response', field: 'response' },
];

/** What the first pass over the sheet learnt, and the second one needs. */
export type SheetKnowledge = {
  readonly book: EntityBook;
  readonly veil: Veil;
  /** Whether a text of the sheet (an id, an address) may stand on several lines. */
  readonly mayRepeat: (text: string) => boolean;
  readonly pages: Map<string, Source>;
};

type Work = {
  readonly row: SheetRow;
  readonly known: SheetKnowledge;
  readonly gathered: Gathered;
  readonly entities: Map<string, ArrivingEntity>;
  readonly names: string[];
  readonly withheld: Place[];
  readonly unmapped: Unmapped[];
};

const ifOther = (raw: string, shown: string): { raw?: string } => (raw === shown ? {} : { raw });

function asWritten(work: Work, title: string, text: string): void {
  const value = work.known.veil.withhold(`${title}: ${text}`, work.names);
  work.gathered.add({ field: 'as_written', value, lang: 'en' });
}

function addRole(work: Work, column: Column, role: RoleColumn): void {
  for (const raw of splitEntities(work.row.cell(column))) {
    const found = work.known.book.entityOf(raw, role);
    if (found.outcome === 'unknown') {
      work.gathered.add({ field: role, unknown: found.unknown, raw });
      continue;
    }
    const hidden = found.outcome === 'withheld';
    const { key, shared, document } = hidden ? found.standIn : found;
    if (hidden) {
      work.names.push(...work.known.book.privateOf(found.names));
      work.withheld.push({ line: work.row.line, column });
    }
    work.entities.set(key, { key, shared, document: { ...document, ...terms } });
    const shown = document.names[0]?.text ?? '';
    work.gathered.add({ field: role, value: key, ...(hidden ? {} : ifOther(raw, shown)) });
  }
}

function addCodes(work: Work, { column, field, note }: (typeof coded)[number]): void {
  const vocabulary = fieldNamed(field)?.vocabulary ?? '';
  const { matched, unmapped } = splitTerms(work.row.cell(column), matcherOf(vocabulary));
  for (const { raw, match } of matched) {
    const noted = note === undefined ? {} : { note: `In the column "${note}"` };
    work.gathered.add({ field, value: match.code, ...noted, ...ifOther(raw, match.name) });
    if (match.place !== undefined)
      work.gathered.add({ field: 'place', value: match.place, ...ifOther(raw, match.place) });
  }
  for (const term of unmapped) {
    work.unmapped.push({ field, term: work.known.veil.withhold(term, work.names) });
    asWritten(work, column, term);
  }
}

function addTitle(work: Work): string {
  const headline = work.row.cell('Headline');
  if (headline === '') {
    const value = `Incident ${work.row.id}`;
    work.gathered.add({ field: 'title', value, by: IMPORT, note: 'The sheet gives no headline.', lang: 'en' });
    return value;
  }
  const value = work.known.veil.withhold(headline, work.names);
  if (value !== headline) work.withheld.push({ line: work.row.line, column: 'Headline' });
  work.gathered.add({ field: 'title', value, lang: 'en', ...(value === headline ? {} : { note: editedNote }) });
  return value;
}

function addTexts(work: Work): void {
  const { row, known, gathered, names } = work;
  const note = 'The sheet has no column for the type; every line of it counts as an incident.';
  gathered.add({ field: 'type', value: 'incident', by: IMPORT, note });
  const raw = row.cell('Occurred');
  const date = importDate(raw);
  if (date !== undefined) gathered.add({ field: 'occurred', value: date, ...ifOther(raw, date) });
  else if (raw !== '') asWritten(work, 'Occurred', raw);
  for (const purpose of piecesOf(row.cell('Purpose'))) {
    gathered.add({ field: 'purpose', value: known.veil.withhold(purpose, names), lang: 'en' });
  }
  for (const { title, text } of row.others) asWritten(work, title, text);
}

type Source = Arrival['sources'][number];

function pageOf(work: Work, key: string, title: string): Source {
  const url = work.row.cell('Summary/links');
  const document = { title, publisher: 'AIAAIC Repository', language: 'en', ...terms };
  return work.known.veil.isNamedIn(url, work.names)
    ? { key, document: { ...document, withheld: 'The address names a private person' } }
    : { key: url, shared: [url], document: { ...document, url } };
}

// Two lines may lead to one page. Its source is then the one that the first of them made.
function sourcesOf(work: Work, key: string, title: string): readonly Source[] {
  const { row, known } = work;
  const url = row.cell('Summary/links');
  if (!valueTypes.url.safeParse(url).success) {
    if (url !== '') asWritten(work, 'Summary/links', url);
    return [];
  }
  const page = known.pages.get(url) ?? pageOf(work, key, title);
  if (known.mayRepeat(url)) known.pages.set(url, page);
  return [page];
}

/** One line of the sheet as documents on their way in; `key` is the record's key in the collection. */
export function readSheetRow(row: SheetRow, key: string, known: SheetKnowledge): ImportedRow {
  const gathered = gatherStatements({ by: EDITORS, licence: terms.licence });
  const work: Work = { row, known, gathered, entities: new Map(), names: [], withheld: [], unmapped: [] };
  // The roles come first, because the names withheld there must be gone from every other text of the line.
  for (const [column, role] of roles) addRole(work, column, role);
  for (const column of texts) work.names.push(...known.book.personsIn(row.cell(column)));
  const title = addTitle(work);
  addTexts(work);
  for (const column of coded) addCodes(work, column);
  const sources = sourcesOf(work, key, title);
  const url = sources[0]?.document.url;
  gathered.add({ field: 'alias', value: { scheme: 'AIAAIC', id: row.id, ...(url === undefined ? {} : { url }) } });
  const statements = gathered.citing(sources.map((source) => source.key));
  return {
    place: { line: row.line },
    entities: [...work.entities.values()],
    sources,
    records: [{ key, document: { language: 'en', ...terms, statements } }],
    unmapped: work.unmapped,
    withheld: work.withheld,
  };
}
