import type { ByteFile } from '../../core/byte-file.ts';
import { Refused } from '../../core/errors.ts';
import type { FieldName } from '../../core/fields.ts';
import { fold } from '../../core/words.ts';
import type { ArrivingEntity } from '../entities/entity-of.ts';
import { type Gathered, gatherStatements } from '../gather-statements.ts';
import { importDate } from '../import-dates.ts';
import type { ImportedCollection, ImportedRow, Unmapped } from '../imported-row.ts';
import { matcherOf } from '../match-code.ts';
import { type ListItem, readJsonList } from '../tables/read-json-list.ts';
import { type Breach, breachShape, pageOf, serviceOf } from './breach.ts';

const terms = { licence: 'CC-BY-4.0', attribution: 'Have I Been Pwned' } as const;
const IMPORT = 'Casebook import';

const flags = [
  ['IsFabricated', 'Flag: fabricated'],
  ['IsRetired', 'Flag: retired'],
  ['IsSpamList', 'Flag: spam list'],
  ['IsMalware', 'Flag: malware'],
] as const;

function operatorOf(breach: Breach): ArrivingEntity | undefined {
  const text = serviceOf(breach);
  if (text === undefined) return undefined;
  const kindReason = 'A service with an address of its own, named as breached by Have I Been Pwned';
  const names = [{ text }];
  const key = `organisation:${fold(text)}`;
  return { key, shared: [key], document: { kind: 'organisation', kindReason, names, ...terms } };
}

function addDataClasses(gathered: Gathered, classes: readonly string[]): readonly Unmapped[] {
  const find = matcherOf('data-category');
  const unmapped: Unmapped[] = [];
  const field: FieldName = 'data_category';
  for (const raw of classes) {
    const match = find(raw);
    if (match) gathered.add({ field, value: match.code, ...(raw === match.name ? {} : { raw }) });
    else {
      gathered.add({ field: 'as_written', value: `Data class: ${raw}`, lang: 'en' });
      unmapped.push({ field, term: raw });
    }
  }
  return unmapped;
}

function addFigures(gathered: Gathered, { PwnCount }: Breach): void {
  const as = `${PwnCount.toLocaleString('en')} accounts`;
  gathered.add({ field: 'records_exposed', value: { amount: PwnCount, as } });
  const note = 'The source counts accounts, not people; one person may have had several.';
  gathered.add({ field: 'people_affected', unknown: 'not-researched', note });
}

function addHistory(gathered: Gathered, breach: Breach): void {
  const { BreachDate, AddedDate, IsVerified, Domain, Title } = breach;
  const occurred = importDate(BreachDate);
  if (occurred === undefined) gathered.add({ field: 'as_written', value: `Breach date: ${BreachDate}`, lang: 'en' });
  else gathered.add({ field: 'occurred', value: occurred });
  const added = AddedDate === undefined ? undefined : importDate(AddedDate);
  if (added !== undefined)
    gathered.add({
      field: 'timeline',
      value: { event: 'published', date: added, text: 'Added to Have I Been Pwned.' },
      lang: 'en',
    });
  if (Domain !== '') gathered.add({ field: 'as_written', value: `Domain: ${Domain}`, lang: 'en' });
  gathered.add({ field: 'as_written', value: `Title: ${Title}`, lang: 'en' });
  if (IsVerified === false) gathered.add({ field: 'as_written', value: 'Flag: not verified', lang: 'en' });
  for (const [flag, value] of flags)
    if (breach[flag] === true) gathered.add({ field: 'as_written', value, lang: 'en' });
}

function readBreach(breach: Breach, line: number): ImportedRow {
  const { Title, Domain } = breach;
  const url = pageOf(breach);
  const gathered = gatherStatements({ by: 'Have I Been Pwned', licence: terms.licence });
  const title = `Data breach at ${serviceOf(breach) ?? Title}`;
  gathered.add({
    field: 'title',
    value: serviceOf(breach) === undefined ? `Data exposed: ${Title}` : title,
    by: IMPORT,
    lang: 'en',
  });
  gathered.add({ field: 'type', value: 'incident', by: IMPORT, note: 'Every entry of the list is a breach.' });
  const operator = operatorOf(breach);
  if (operator) gathered.add({ field: 'operator', value: operator.key });
  else
    gathered.add({
      field: 'operator',
      unknown: 'unknown',
      raw: Title,
      note: 'The entry names a pile of data and no service.',
    });
  addHistory(gathered, breach);
  addFigures(gathered, breach);
  const unmapped = addDataClasses(gathered, breach.DataClasses);
  gathered.add({
    field: 'alias',
    value: { scheme: 'HIBP', id: decodeURIComponent(url.slice(url.indexOf('#') + 1)), url },
  });
  const source = {
    title: `${Title}, in the list of breaches`,
    publisher: 'Have I Been Pwned',
    language: 'en',
    url,
    ...terms,
  };
  return {
    place: { line },
    entities: operator ? [operator] : [],
    sources: [{ key: url, shared: [url], document: source }],
    records: [
      { key: `${Domain} ${Title}`.trim(), document: { language: 'en', ...terms, statements: gathered.citing([url]) } },
    ],
    unmapped,
    withheld: [],
  };
}

function readItem({ line, item }: ListItem): ImportedRow {
  const read = breachShape.safeParse(item);
  if (read.success) return readBreach(read.data, line);
  const issue = read.error.issues[0];
  const column = issue?.path.map(String).join('.');
  return { place: { line, column }, refused: `This is not a breach as Have I Been Pwned lists it: ${issue?.message}.` };
}

async function* rowsOf(file: ByteFile, found: (encoding: string) => void): AsyncGenerator<ImportedRow> {
  for await (const item of readJsonList(file, found)) yield readItem(item);
}

/** Reads the list of breaches of Have I Been Pwned (JSON). Refuses a file that is not such a list. */
export async function readHibp(file: ByteFile): Promise<ImportedCollection> {
  let total = 0;
  let usable = 0;
  let encoding = 'utf-8';
  const told = (found: string): void => {
    encoding = found;
  };
  for await (const row of rowsOf(file, told)) {
    total++;
    if (!('refused' in row)) usable++;
  }
  if (total === 0) throw new Refused('bad-file', `${file.name}: it holds no rows.`);
  const wrong = `${file.name} is not the list of breaches of Have I Been Pwned: none of its ${total} items is a breach.`;
  if (usable === 0) throw new Refused('bad-file', wrong);
  return {
    collection: 'hibp',
    title: 'Have I Been Pwned, breaches',
    reason: 'Taken in from the list of breaches of Have I Been Pwned',
    credit: terms.attribution,
    total,
    rows: rowsOf(file, () => {}),
    remarks: [`${file.name} is read as ${encoding.toUpperCase()}.`],
  };
}
