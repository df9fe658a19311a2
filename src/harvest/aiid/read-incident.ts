import type { Arrival } from '../../core/arrival.ts';
import { readEdtf } from '../../core/edtf.ts';
import { valueTypes } from '../../core/values.ts';
import type { RoleColumn } from '../entities/entity-of.ts';
import { editedNote } from '../entities/withhold.ts';
import type { Said } from '../gather-statements.ts';
import type { ImportedRow, Place } from '../imported-row.ts';
import { addNames, addText, type NamesKnown, type RowWork, rowWork, veiled } from '../row-work.ts';
import type { ArticleNames } from './article-names.ts';
import type { Classifications } from './classifications.ts';
import { listIn, type NamedRow } from './files.ts';
import type { Article, Articles } from './links.ts';

/** What stands on every document and statement of this collection. */
export const terms = { licence: 'CC-BY-SA-4.0', attribution: 'AI Incident Database' } as const;

const EDITORS = 'AIID editors';
const IMPORT = 'Casebook import';

/** The columns that list entities by their slugs, with their roles. */
export const roles: readonly (readonly [string, RoleColumn])[] = [
  ['Alleged deployer of AI system', 'operator'],
  ['Alleged developer of AI system', 'developer'],
  ['Alleged harmed or nearly harmed parties', 'affected'],
];

/** The columns of running text, in which people may be named. */
export const texts: readonly string[] = ['title', 'description'];

/** All that is joined to an incident, and what the first pass over the incidents learnt. */
export type AiidKnowledge = NamesKnown & {
  readonly nameOf: (slug: string) => string;
  readonly articles: Articles;
  readonly classifications: Classifications;
  readonly links: ReadonlyMap<string, readonly string[]>;
  readonly duplicates: ReadonlyMap<string, string>;
  readonly namesOfArticle: ArticleNames['of'];
};

type Source = Arrival['sources'][number];
type Work = RowWork & { readonly row: NamedRow; readonly id: string; readonly known: AiidKnowledge };

const FILE = 'incidents.csv';
const pageOf = (id: string): string => `https://incidentdatabase.ai/cite/${id}/`;

/** An article as a source; its document is the same whichever incident brings it. */
export function articleSource({ number, title, url }: Article, known: AiidKnowledge): Source {
  const { names, offices } = known.namesOfArticle({ number, title });
  const key = `report/${number}`;
  const shown =
    title === '' ? `Report ${number} of the AI Incident Database` : known.veil.withhold(title, names, offices);
  const edited = title !== '' && shown !== title ? { note: editedNote } : {};
  const document = { title: shown.slice(0, 2_000), ...edited, ...terms };
  if (!valueTypes.url.safeParse(url).success)
    return { key, document: { ...document, note: 'The list of reports gives no address.' } };
  const publisher = new URL(url).hostname.replace(/^www\./, '');
  if (known.veil.isNamedIn(url, names))
    return {
      key,
      document: {
        ...document,
        publisher: known.veil.isNamedIn(publisher, names) ? undefined : publisher,
        withheld: 'The address names a private person',
      },
    };
  return { key, shared: [url], document: { ...document, publisher, url } };
}

/** The numbers of the known articles that report on an incident, in the order of the list. */
export function articlesOf(
  id: string,
  reports: readonly (string | number)[],
  { byNumber, byIncident }: Articles,
): readonly Article[] {
  const numbers = new Set([...(byIncident.get(id) ?? []), ...reports.map(String)]);
  const articles = new Map(
    [...numbers].flatMap((number) => byNumber.get(number) ?? []).map((article) => [article.number, article]),
  );
  return [...articles.values()];
}

function addTexts(work: Work, articles: readonly Source[]): void {
  const { row, gathered, id } = work;
  const page = [`cite/${id}`];
  const title = row.cell('title');
  const at = (column: string): Place => ({ line: row.line, column, file: FILE });
  if (title === '')
    gathered.add({
      field: 'title',
      value: `Incident ${id}`,
      lang: 'en',
      by: IMPORT,
      note: 'The table gives no title.',
    });
  else addText(work, { field: 'title', value: title, lang: 'en' }, at('title'));
  const description = row.cell('description');
  const cites = [...page, ...articles.map(({ key }) => key)];
  if (description !== '') addText(work, { field: 'summary', value: description, lang: 'en', cites }, at('description'));
  gathered.add({ field: 'type', value: 'incident' });
  const date = row.cell('date');
  if (readEdtf(date) !== undefined) gathered.add({ field: 'occurred', value: date });
  else if (date !== '') addText(work, { field: 'as_written', value: `date: ${date}`, lang: 'en' }, at('date'));
}

function addAliases(work: Work): void {
  const { id, known, gathered } = work;
  const real = known.duplicates.get(id);
  const alias = (number: string, name: string): Said => ({
    field: 'alias',
    value: { scheme: 'AIID', id: name, url: pageOf(number) },
  });
  gathered.add(
    real === undefined
      ? alias(id, `AIID-${id}`)
      : { ...alias(id, `AIID-${id} (duplicate of AIID-${real})`), note: 'AIID has merged this number into the other.' },
  );
  for (const [number, into] of known.duplicates)
    if (into === id) gathered.add({ ...alias(number, `AIID-${number}`), note: 'Merged into this incident by AIID.' });
  for (const url of known.links.get(id) ?? []) {
    const name = url.split('/').findLast((part) => part !== '') ?? url;
    gathered.add({ field: 'alias', value: { scheme: 'OECD', id: name, url } });
  }
}

function addClassifications(work: Work): void {
  const { known, gathered } = work;
  for (const { said, unmapped } of known.classifications.get(work.id) ?? []) {
    for (const one of said) {
      const { value, lang } = one;
      if (typeof value !== 'string' || lang === undefined) gathered.add(one);
      else addText(work, { ...one, value }, { line: work.row.line, column: one.field, file: 'classifications' });
    }
    work.unmapped.push(...unmapped.map(({ field, term }) => ({ field, term: veiled(work, term) })));
  }
}

/** One incident as documents on their way in, or why it stays out. */
export function readIncident(row: NamedRow, known: AiidKnowledge): ImportedRow {
  const id = row.cell('incident_id');
  const place: Place = { line: row.line, file: FILE };
  if (!/^\d{1,9}$/.test(id))
    return { place: { ...place, column: 'incident_id' }, refused: 'This is not the number of an incident.' };
  const reports = listIn(row.cell('reports'));
  const broken = ['reports', ...roles.map(([column]) => column)].find(
    (column) => listIn(row.cell(column)) === undefined,
  );
  if (reports === undefined || broken !== undefined)
    return { place: { ...place, column: broken }, refused: 'The cell is not a list in JSON.' };
  const running = texts.map((column) => row.cell(column));
  const work: Work = { ...rowWork(known, { by: EDITORS, terms }, running), row, id, known };
  // The roles come first, because the names withheld there must be gone from every other text of the incident.
  for (const [column, role] of roles) {
    const raws = (listIn(row.cell(column)) ?? []).map((slug) => known.nameOf(String(slug)));
    addNames(work, role, { place: { ...place, column }, raws });
  }
  const articles = articlesOf(id, reports, known.articles).map((article) => articleSource(article, known));
  addTexts(work, articles);
  addAliases(work);
  addClassifications(work);
  const url = pageOf(id);
  const page: Source = {
    key: `cite/${id}`,
    shared: [url],
    document: { title: `Incident ${id}`, publisher: 'AI Incident Database', language: 'en', url, ...terms },
  };
  return {
    place,
    entities: [...work.entities.values()],
    sources: [page, ...articles],
    records: [{ key: id, document: { language: 'en', ...terms, statements: work.gathered.citing([page.key]) } }],
    unmapped: work.unmapped,
    withheld: work.withheld,
  };
}
