import { recordColumns } from '../table/columns.ts';

/**
 * How a release is opened with one program: in plain words, and as lines that answer the question below. `file` is the file
 * of the release that must lie in the same folder, if any, `run` the program and the arguments in front of the lines' own file.
 */
export type Snippet = {
  readonly tool: string;
  readonly file?: string;
  readonly words: readonly string[];
  readonly code?: string;
  readonly run?: readonly string[];
  readonly extension?: string;
};

/** What every snippet answers. */
export const QUESTION =
  'exposures of personal data with more than a million people affected, by country and year, with sources';

/** What a reader of the answer must know: some sources count people, others the records or accounts that lay open. */
export const COUNTED =
  'Where nobody counted people, the number of records or accounts that lay open is taken and said to be that: one person may have had several.';

// Stands in lines where the address of this Casebook belongs.
const SITE = '{site}';

/** The lines of a snippet as they are shown at an address, which has no slash at its end. */
export function linesOf({ code }: Snippet, site: string): string | undefined {
  return code?.replaceAll(SITE, site);
}

/** The letters of a column in a spreadsheet: 0 is A, 25 is Z, 26 is AA. */
export function lettersOf(column: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}

const cellOf = (name: string): string => `${lettersOf(recordColumns.findIndex((column) => column.name === name))}2`;
const [category, people, exposed] = ['data_category', 'people_affected', 'records_exposed'].map(cellOf);

// A cell counts as greater than any number where it holds a text, so an empty one is asked for first.
const formula = `=IF(AND(${category}<>"",IF(${people}<>"",${people},${exposed})>1000000),"yes","")`;

const SQL = `select coalesce(country_name, 'not stated') as country, occurred_year as year, id, title,
       cast(coalesce(people_affected, records_exposed) as bigint) as number,
       case when people_affected is null then 'records' else 'people' end as counted, source_url
from records
where coalesce(people_affected, records_exposed) > 1000000 and data_category is not null
order by country, year, number desc, id;`;

const python = `import csv

with open("records.csv", newline="", encoding="utf-8") as file:
    rows = [row for row in csv.DictReader(file)
            if row["data_category"] and float(row["people_affected"] or row["records_exposed"] or 0) > 1_000_000]

found = [(row["country_name"] or "not stated", row["occurred_year"],
          -int(float(row["people_affected"] or row["records_exposed"])), row["id"], row) for row in rows]
for country, year, number, id, row in sorted(found, key=lambda one: one[:4]):
    print(country, year, id, row["title"], -number, "people" if row["people_affected"] else "records",
          row["source_url"], sep=" | ")
`;

const r = `d <- read.csv("records.csv", encoding = "UTF-8", na.strings = "", check.names = FALSE)
d$number <- ifelse(is.na(d$people_affected), d$records_exposed, d$people_affected)
d$counted <- ifelse(is.na(d$people_affected), "records", "people")
d <- subset(d, !is.na(data_category) & number > 1e6)
d$country_name[is.na(d$country_name)] <- "not stated"
d <- d[order(d$country_name, d$occurred_year, -d$number, d$id), ]
with(d, cat(paste(country_name, ifelse(is.na(occurred_year), "", occurred_year), id, title,
                  format(number, scientific = FALSE, trim = TRUE), counted,
                  ifelse(is.na(source_url), "", source_url), sep = " | "), sep = "\\n"))
`;

const curl = `curl -fG ${SITE}/records/download.csv -o people.csv --data-urlencode "q=people_affected:>1000000"
curl -fG ${SITE}/records/download.csv -o records-exposed.csv --data-urlencode "q=records_exposed:>1000000 -people_affected:>=0"`;

/** How to open a release, program by program. */
export const snippets: readonly Snippet[] = [
  {
    tool: 'curl alone',
    words: [
      'Needs no release: every search can be fetched as it is now. The first file counts people, the second the records that lay open where nobody counted people.',
      'In both, the columns country_name, occurred_year and source_url answer; where data_category is empty, no personal data was exposed.',
    ],
    code: curl,
    run: ['sh'],
    extension: 'sh',
  },
  {
    tool: 'Excel, LibreOffice, Google Sheets',
    file: 'records.csv',
    words: [
      'Excel: Data, Get Data, From Text/CSV, choose the file, File Origin 65001: Unicode (UTF-8), Load. A double click on the file takes signs of other scripts for something else.',
      'LibreOffice: open the file; character set Unicode (UTF-8), separator comma. Google Sheets: File, Import, Upload.',
      'Then a filter on data_category (not empty) and on people_affected (greater than 1000000), sorted by country_name and occurred_year; once more on records_exposed where people_affected is empty. The column source_url gives the sources.',
      'Or, in one go: put this formula into row 2 of the first free column, pull it down to the last row, and filter that column by yes.',
    ],
    code: formula,
  },
  {
    tool: 'sqlite3',
    file: 'casebook.sqlite',
    words: ['Save the lines as question.sql beside the file and run: sqlite3 -readonly casebook.sqlite < question.sql'],
    code: `.mode list\n.separator " | "\n${SQL}\n`,
    run: ['sqlite3', '-readonly', 'casebook.sqlite'],
    extension: 'sql',
  },
  {
    tool: 'Python',
    file: 'records.csv',
    words: ['Save the lines as question.py beside the file and run: python3 question.py. It needs no package.'],
    code: python,
    run: ['python3'],
    extension: 'py',
  },
  {
    tool: 'Python with SQL',
    file: 'casebook.sqlite',
    words: ['The same over the database, with what Python brings along.'],
    code: `import sqlite3

database = sqlite3.connect("file:casebook.sqlite?mode=ro", uri=True)
for row in database.execute("""
${SQL.replace(/;$/, '')}
"""):
    print(*("" if cell is None else cell for cell in row), sep=" | ")
`,
    run: ['python3'],
    extension: 'py',
  },
  {
    tool: 'R',
    file: 'records.csv',
    words: ['Save the lines as question.R beside the file and run: Rscript question.R. It needs no package.'],
    code: r,
    run: ['Rscript', '--vanilla'],
    extension: 'R',
  },
  {
    tool: 'DuckDB',
    file: 'records.parquet',
    words: ['Save the lines as question.sql beside the file and run: duckdb < question.sql'],
    code: `.mode list\n.separator " | "\n.headers off\n${SQL.replace('from records', "from 'records.parquet'")}\n`,
    run: ['duckdb'],
    extension: 'sql',
  },
];

/** Questions to begin with, for whoever knows no SQL yet; each gives a table. */
export const examples: readonly { readonly title: string; readonly sql: string }[] = [
  { title: 'Exposures of personal data that affected more than a million people', sql: SQL },
  {
    title: 'Records of each year',
    sql: `select occurred_year as year, count(*) as records
from records where occurred_year is not null
group by year order by year;`,
  },
  {
    title: 'Records of each country',
    sql: `select vocabulary.name as country, count(*) as records
from statements join vocabulary on vocabulary.vocabulary = 'country' and vocabulary.code = statements.code
where statements.field = 'country'
group by country order by records desc limit 20;`,
  },
  {
    title: 'A search in the full text',
    sql: `select records.id, records.title, records.occurred_year as year
from search join records on records.id = search.record
where search match 'facial recognition'
order by rank limit 20;`,
  },
  {
    title: 'Who publishes the sources',
    sql: `select publisher, count(*) as sources from sources
where publisher is not null group by publisher order by sources desc limit 20;`,
  },
];
