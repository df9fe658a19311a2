import type { Arrival } from '../../core/arrival.ts';
import { type FieldName, fieldNamed } from '../../core/fields.ts';
import { valueTypes } from '../../core/values.ts';
import type { RoleColumn } from '../entities/entity-of.ts';
import { splitEntities } from '../entities/split-entities.ts';
import { editedNote } from '../entities/withhold.ts';
import { importDate } from '../import-dates.ts';
import type { ImportedRow } from '../imported-row.ts';
import { matcherOf } from '../match-code.ts';
import { addNames, addText, ifOther, type NamesKnown, type RowWork, rowWork, veiled } from '../row-work.ts';
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
export type SheetKnowledge = NamesKnown & {
  /** Whether a text of the sheet (an id, an address) may stand on several lines. */
  readonly mayRepeat: (text: string) => boolean;
  readonly pages: Map<string, Source>;
};

type Work = RowWork & { readonly row: SheetRow; readonly known: SheetKnowledge };

function asWritten(work: Work, column: string, text: string): void {
  addText(work, { field: 'as_written', value: `${column}: ${text}`, lang: 'en' }, { line: work.row.line, column });
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
    work.unmapped.push({ field, term: veiled(work, term) });
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
  return addText(work, { field: 'title', value: headline, lang: 'en' }, { line: work.row.line, column: 'Headline' });
}

function addTexts(work: Work): void {
  const { row, gathered } = work;
  const note = 'The sheet has no column for the type; every line of it counts as an incident.';
  gathered.add({ field: 'type', value: 'incident', by: IMPORT, note });
  const raw = row.cell('Occurred');
  const date = importDate(raw);
  if (date !== undefined) gathered.add({ field: 'occurred', value: date, ...ifOther(raw, date) });
  else if (raw !== '') asWritten(work, 'Occurred', raw);
  for (const purpose of piecesOf(row.cell('Purpose'))) {
    addText(work, { field: 'purpose', value: purpose, lang: 'en' }, { line: row.line, column: 'Purpose' });
  }
  for (const { title, text } of row.others) asWritten(work, title, text);
}

type Source = Arrival['sources'][number];

function pageOf(work: Work, key: string, title: string): Source {
  const url = work.row.cell('Summary/links');
  const edited = title === work.row.cell('Headline') || work.row.cell('Headline') === '' ? {} : { note: editedNote };
  const document = { title, ...edited, publisher: 'AIAAIC Repository', language: 'en', ...terms };
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
  const said = { by: EDITORS, terms, systems: splitEntities(row.cell('System name')) };
  const running = texts.map((column) => row.cell(column));
  const work: Work = { ...rowWork(known, said, running), row, known };
  const { gathered } = work;
  // The roles come first, because the names withheld there must be gone from every other text of the line.
  for (const [column, role] of roles)
    addNames(work, role, { place: { line: row.line, column }, raws: splitEntities(row.cell(column)) });
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
