import type { ByteFile } from '../../core/byte-file.ts';
import { unguarded } from '../../core/csv-text.ts';
import { refuseFile } from '../tables/decode-text.ts';
import { readCsv } from '../tables/read-csv.ts';
import type { Line } from './read-lines.ts';

const needed = [
  'record',
  'field',
  'value_json',
  'unknown',
  'asserted_by',
  'rank',
  'source',
  'record_language',
  'sources_json',
  'entities_json',
] as const;

type Cells = (name: string) => string | undefined;
type Gathered = { readonly line: number; readonly id: string; readonly rows: Cells[] };

const parse = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));
const listIn = (text: string | undefined): unknown[] => {
  const list = parse(text) ?? [];
  return Array.isArray(list) ? list : [list];
};

function statementOf(cell: Cells): Readonly<Record<string, unknown>> {
  return {
    field: cell('field'),
    value: parse(cell('value_json')),
    unknown: cell('unknown'),
    by: cell('asserted_by'),
    cites: cell('source')?.split('; ') ?? [],
    quotes: parse(cell('quotes')),
    rank: cell('rank'),
    note: cell('note'),
    disputed: cell('disputed'),
    lang: cell('lang'),
    raw: cell('raw'),
    licence: cell('licence'),
  };
}

function recordOf({ line, id, rows }: Gathered): Line {
  const [first] = rows;
  try {
    const document = {
      schema: 'casebook.record/1',
      id,
      language: first?.('record_language'),
      licence: first?.('record_licence'),
      attribution: first?.('record_attribution'),
      statements: rows.map(statementOf),
    };
    const named = (column: string): unknown[] => rows.flatMap((row) => listIn(row(column)));
    return { line, item: { id, document, sources: named('sources_json'), entities: named('entities_json') } };
  } catch {
    return { line, refused: `A cell of ${id} that should hold JSON does not.` };
  }
}

/** The records of our long CSV: its rows with the same id, which follow one another. The apostrophe that guards a cell is taken off. */
export async function* readLongTable(file: ByteFile): AsyncGenerator<Line> {
  let places: ReadonlyMap<string, number> | undefined;
  let held: Gathered | undefined;
  for await (const { line, cells, cut } of readCsv(file)) {
    if (cut !== undefined) {
      yield { line, refused: cut };
      continue;
    }
    if (places === undefined) {
      places = new Map(cells.map((name, at) => [name.replace(/^\ufeff/, ''), at]));
      const lost = needed.find((name) => !places?.has(name));
      if (lost !== undefined)
        refuseFile(
          file,
          `it has no column "${lost}", so it is not the long CSV of a Casebook; the short one cannot be taken in`,
          1,
        );
      continue;
    }
    const at = places;
    // An empty cell is one without anything in it.
    const cell: Cells = (name) => unguarded(cells[at.get(name) ?? -1] ?? '') || undefined;
    const id = cell('record') ?? '';
    if (held?.id !== id) {
      if (held) yield recordOf(held);
      held = { line, id, rows: [] };
    }
    held.rows.push(cell);
  }
  if (held) yield recordOf(held);
}
