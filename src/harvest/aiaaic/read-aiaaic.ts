import type { ByteFile } from '../../core/byte-file.ts';
import { entityBook } from '../entities/entity-book.ts';
import { splitEntities } from '../entities/split-entities.ts';
import { withoutSystems } from '../entities/system-names.ts';
import { officesIn } from '../entities/titled-publicly.ts';
import { veilOf } from '../entities/withhold.ts';
import type { ImportedCollection, ImportedRow } from '../imported-row.ts';
import { repeatFinder } from '../repeat-finder.ts';
import { refuseFile } from '../tables/decode-text.ts';
import type { Encoding } from '../tables/guess-encoding.ts';
import { readSheetRow, roles, type SheetKnowledge, terms, texts } from './read-row.ts';
import { readSheet, type SheetRow } from './sheet.ts';

type FirstPass = { readonly known: SheetKnowledge; readonly total: number; readonly encoding: Encoding };

async function firstPass(file: ByteFile): Promise<FirstPass> {
  const book = entityBook();
  const repeats = repeatFinder();
  let total = 0;
  let encoding: Encoding = 'utf-8';
  const lines = readSheet(file, (found) => {
    encoding = found;
  });
  for await (const line of lines) {
    total++;
    if ('refused' in line) continue;
    repeats.note(line.id);
    repeats.note(line.cell('Summary/links'));
    const running = texts.map((column) => line.cell(column));
    const offices = officesIn(running);
    const systems = splitEntities(line.cell('System name'));
    for (const text of running) book.noteText(withoutSystems(text, systems), offices);
    for (const [column, role] of roles)
      for (const name of splitEntities(line.cell(column))) book.note(name, role, offices);
  }
  if (total === 0) refuseFile(file, 'it holds no rows below the names of its columns');
  const { mayRepeat } = repeats;
  return {
    known: { book, veil: veilOf(book.withheldNames()), mayRepeat, pages: new Map() },
    total,
    encoding,
  };
}

const MAX_REMARKS = 100;

// The first ones are told one by one, the others as a number: a sheet may hold one id on every line.
function remarkOnRepeats(remarks: string[]): (row: SheetRow, key: string) => void {
  const end = remarks.length + MAX_REMARKS;
  let told = 0;
  return ({ id, line }, key) => {
    told++;
    if (told <= MAX_REMARKS) remarks.push(`The id ${id} stands again on line ${line}; that line is kept as ${key}.`);
    else remarks[end] = `On ${told - MAX_REMARKS} more lines, an id stands again.`;
  };
}

async function* rowsOf(file: ByteFile, { known }: FirstPass, remarks: string[]): AsyncGenerator<ImportedRow> {
  const times = new Map<string, number>();
  const remark = remarkOnRepeats(remarks);
  for await (const row of readSheet(file)) {
    if ('refused' in row) {
      yield row;
      continue;
    }
    const time = (times.get(row.id) ?? 0) + 1;
    if (known.mayRepeat(row.id)) times.set(row.id, time);
    const key = time === 1 ? row.id : `${row.id}#${time}`;
    if (time > 1) remark(row, key);
    yield readSheetRow(row, key, known);
  }
}

/**
 * Reads the incidents sheet of the AIAAIC Repository in two passes: the first learns all names, so that the second can
 * group their spellings and keep private persons out of every text. Refuses a file that is not this sheet.
 */
export async function readAiaaic(file: ByteFile): Promise<ImportedCollection> {
  const first = await firstPass(file);
  const remarks = [`${file.name} is read as ${first.encoding.toUpperCase()}.`];
  return {
    collection: 'aiaaic',
    title: 'AIAAIC Repository, incidents',
    reason: 'Taken in from the incidents sheet of the AIAAIC Repository',
    credit: terms.attribution,
    total: first.total,
    rows: rowsOf(file, first, remarks),
    remarks,
  };
}
