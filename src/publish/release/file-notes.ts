/** What each file of a release is, in the order in which a reader looks for them. */
export const fileNotes: readonly (readonly [string, string])[] = [
  ['README.txt', 'What this is, and how to open it.'],
  ['records.csv', 'One row for each record, with its preferred values (CSV, UTF-8).'],
  ['statements.csv', 'One row for each statement: value, or why there is none, who says it, rank, sources.'],
  ['sources.csv', 'Every source that records cite.'],
  ['entities.csv', 'Every organisation, system and group that records name. Private persons are in no file.'],
  ['records.ndjson', 'Everything of each record, as one line of JSON.'],
  ['records.parquet', 'The same table as records.csv, for R, Python and DuckDB.'],
  ['casebook.sqlite', 'All tables in one database, with keys between them and full text search.'],
  ['dictionary.csv', 'Every column: meaning, unit, vocabulary, how complete it is here, its name elsewhere.'],
  ['dictionary.json', 'The same as JSON.'],
  ['record-1.schema.json', 'The JSON Schema of what stands under "document" in records.ndjson.'],
  ['vocabularies/', 'Every list of codes with names and meanings.'],
  ['CHANGES.md', 'What was added, changed, withdrawn and merged since the release before.'],
  ['LICENCE', 'Which licences hold, and whom to credit.'],
  ['release.json', 'Name, time and public sequence of this release, for programs.'],
  ['MANIFEST.sha256', 'The SHA-256 of every other file: sha256sum -c MANIFEST.sha256 checks them.'],
];

/** Where a file stands in that order. */
export function placeOf(name: string): number {
  return fileNotes.findIndex(([file]) => file === name);
}

/** What a file is, by its name; a file in a folder is what its folder is. */
export function noteOf(name: string): string {
  return fileNotes.find(([file]) => file === name || (file.endsWith('/') && name.startsWith(file)))?.[1] ?? '';
}
