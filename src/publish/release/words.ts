import type { ReleaseFacts } from '../../core/release.ts';
import { fileNotes } from './file-notes.ts';
import type { Gathered } from './gathered.ts';

const byCount = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));

const records = (count: number): string => (count === 1 ? '1 record' : `${count} records`);

/** The text of the file that says which licences hold. */
export function licenceText({ licences, attributions }: Gathered): string {
  const lists = [
    ...byCount(licences).map(([licence, count]) => `  ${licence}: ${records(count)}`),
    '',
    'To be credited:',
    '',
    ...byCount(attributions).map(([attribution, count]) => `  ${attribution} (${records(count)})`),
  ];
  return `${[
    'Each record states its own licence and whom to credit: the columns "licence" and "attribution" of records.csv.',
    'A statement, source or entity that came from elsewhere may state one of its own, which then holds for it: the',
    'columns of the same names in statements.csv, sources.csv and entities.csv.',
    '',
    'What was imported from the AIAAIC Repository and the AI Incident Database is under CC BY-SA 4.0',
    '(https://creativecommons.org/licenses/by-sa/4.0/): whoever passes it on, changed or not, credits them and keeps that',
    'licence.',
    '',
    'Records of this release by licence:',
    '',
    ...lists,
  ].join('\n')}\n`;
}

/** The text of the file that a reader opens first. */
export function readmeText(facts: ReleaseFacts, site: string): string {
  const width = Math.max(...fileNotes.map(([name]) => name.length));
  return `${[
    `Casebook release ${facts.name}`,
    '',
    `Every public record of ${site} at one moment: ${records(facts.records)}, public sequence ${facts.sequence},`,
    `made ${facts.made}. This folder never changes; a later release has a folder of its own.`,
    '',
    ...fileNotes.map(([name, note]) => `  ${name.padEnd(width)}  ${note}`),
    '',
    'Several values in one cell of a CSV file are joined by "; ". A cell that a spreadsheet would take for a formula has',
    'an apostrophe in front. An empty cell means that nothing is known; the column "unknown" says why.',
    '',
    `How to open it in Excel, R, Python, DuckDB and sqlite3: ${site}/data`,
    `What changed on a record since: ${site}/records/ID/history`,
  ].join('\n')}\n`;
}
