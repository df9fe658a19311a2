import type { ByteFile } from '../../core/byte-file.ts';
import { entityBook } from '../entities/entity-book.ts';
import { readableSlug } from '../entities/readable-slug.ts';
import { officesIn } from '../entities/titled-publicly.ts';
import { veilOf } from '../entities/withhold.ts';
import type { ImportedCollection, ImportedRow, RowRefused } from '../imported-row.ts';
import { refuseFile } from '../tables/decode-text.ts';
import { articleNames } from './article-names.ts';
import { readClassifications } from './classifications.ts';
import { type AiidFiles, aiidFiles, listIn, readNamed, type Told } from './files.ts';
import { readArticles, readDuplicates, readEntityNames, readOecdLinks } from './links.ts';
import { type AiidKnowledge, articlesOf, readIncident, roles, terms, texts } from './read-incident.ts';

const needed = ['incident_id', 'date', 'reports', 'description', 'title', ...roles.map(([column]) => column)];

type FirstPass = { readonly known: AiidKnowledge; readonly total: number };

async function firstPass(files: AiidFiles, remark: (sentence: string) => void): Promise<FirstPass> {
  const names = await readEntityNames(files.entities);
  const articles = await readArticles(files.reports);
  const nameOf = (slug: string): string => names.get(slug) ?? readableSlug(slug);
  const book = entityBook();
  for (const { title } of articles.byNumber.values()) book.noteText(title, officesIn([title]));
  const inArticles = articleNames(book);
  let total = 0;
  let listed = 0;
  const told: Told = {
    found: (encoding) => remark(`${files.incidents.name} is read as ${encoding.toUpperCase()}.`),
    cut: () => total++,
  };
  for await (const row of readNamed(files.incidents, needed, told)) {
    total++;
    const running = texts.map((column) => row.cell(column));
    const offices = officesIn(running);
    const named = running.flatMap((text) => book.noteText(text, offices));
    const outcomes = roles.flatMap(([column, role]) =>
      (listIn(row.cell(column)) ?? []).map((slug) => book.note(nameOf(String(slug)), role, offices)),
    );
    const withheld = outcomes.flatMap((one) => (one.outcome === 'withheld' ? one.names : []));
    const reports = listIn(row.cell('reports')) ?? [];
    listed += reports.filter((number) => !articles.byNumber.has(String(number))).length;
    for (const { number } of articlesOf(row.cell('incident_id'), reports, articles))
      inArticles.note(number, { withheld, named, offices });
  }
  if (total === 0) refuseFile(files.incidents, 'it holds no rows below the names of its columns');
  if (listed > 0) remark(`${listed} reports are listed by number only, without title or address; they are left out.`);
  const known: AiidKnowledge = {
    book,
    veil: veilOf(book.withheldNames()),
    nameOf,
    articles,
    namesOfArticle: inArticles.of,
    classifications: await readClassifications(files, remark),
    links: await readOecdLinks(files.links),
    duplicates: await readDuplicates(files.duplicates),
  };
  return { known, total };
}

async function* rowsOf(files: AiidFiles, known: AiidKnowledge): AsyncGenerator<ImportedRow> {
  const seen = new Set<string>();
  const cut: RowRefused[] = [];
  for await (const row of readNamed(files.incidents, needed, { cut: (row) => cut.push(row) })) {
    const place = { line: row.line, file: files.incidents.name };
    const id = row.cell('incident_id');
    if (seen.has(id))
      yield {
        place: { ...place, column: 'incident_id' },
        refused: `Incident ${id} stands on an earlier line already.`,
      };
    else yield readIncident(row, known);
    seen.add(id);
  }
  yield* cut;
}

/**
 * Reads a snapshot of the AI Incident Database: the table of incidents in two passes (the first learns all names, so that
 * the second can keep private persons out of every text), joined in memory with articles, classifications and links.
 * Refuses a directory without incidents.csv and files with other columns.
 */
export async function readAiid(directory: readonly ByteFile[]): Promise<ImportedCollection> {
  const files = aiidFiles(directory);
  const remarks: string[] = [];
  for (const [name, file] of Object.entries({
    reports: files.reports,
    entities: files.entities,
    duplicates: files.duplicates,
    'oecd-links': files.links,
    MIT: files.mit,
    GMF: files.gmf,
  })) {
    if (file === undefined) remarks.push(`There is no file of ${name}; the import goes on without it.`);
  }
  const { known, total } = await firstPass(files, (sentence) => remarks.push(sentence));
  return {
    collection: 'aiid',
    title: 'AI Incident Database',
    reason: 'Taken in from a snapshot of the AI Incident Database',
    credit: terms.attribution,
    total,
    rows: rowsOf(files, known),
    remarks,
  };
}
