import { Refused } from '../core/errors.ts';
import { fields } from '../core/fields.ts';
import type { CrossLine, CrossTable } from '../core/statistics.ts';
import { type Bits, membersOf } from './bits.ts';
import type { Columns } from './columns.ts';
import { rankedTokens, type Tally, tallyOf } from './tally.ts';

const MAX_ROWS = 15;
const MAX_COLUMNS = 8;

/** One side of the table: its lines, and for each token the place of its line plus one (0: of another field). */
type Side = { readonly lines: CrossLine[]; readonly placeOf: Uint16Array; readonly records: Uint32Array };

function sideOf(columns: Columns, tally: Tally, { field, most }: { field: string; most: number }): Side {
  const ranked = rankedTokens(columns, tally, field);
  // One code alone is named rather than called "other".
  const named = ranked.length === most + 1 ? ranked : ranked.slice(0, most);
  const lines: CrossLine[] = named.map((token) => ({
    kind: 'code',
    code: columns.tokens[token]?.code ?? '',
    records: 0,
  }));
  const placeOf = new Uint16Array(Math.max(columns.tokens.length, columns.lists.totals.length));
  for (const token of columns.tokensOf.get(field) ?? []) placeOf[token] = named.length + 1;
  named.forEach((token, at) => {
    placeOf[token] = at + 1;
  });
  if (ranked.length > named.length) lines.push({ kind: 'other', records: 0 });
  lines.push({ kind: 'blank', records: 0 });
  return { lines, placeOf, records: new Uint32Array(lines.length) };
}

// The places of a record's lines, each once; the last place is that of the blank.
function placesOf({ start, length, heap }: Columns['lists'], docid: number, side: Side): number[] {
  const from = start[docid] as number;
  const to = from + (length[docid] as number);
  const places: number[] = [];
  for (let slot = from; slot < to; slot += 1) {
    const place = (side.placeOf[heap[slot] as number] as number) - 1;
    if (place >= 0 && !places.includes(place)) places.push(place);
  }
  if (places.length === 0) places.push(side.lines.length - 1);
  for (const place of places) (side.records[place] as number) += 1;
  return places;
}

const counted = ({ lines, records }: Side): CrossLine[] =>
  lines.map((line, at) => ({ ...line, records: records[at] ?? 0 }));

function checked(name: string): string {
  if (fields.some((field) => field.facet && field.name === name)) return name;
  throw new Refused('bad-parameter', `“${name.slice(0, 60)}” is not a field that records can be grouped by.`);
}

/** Sets two facet fields against each other: the codes most records have, the rest together, and the blanks. */
export function crossTableOf(columns: Columns, records: Bits, by: { rows: string; columns: string }): CrossTable {
  const docids = membersOf(records);
  const tally = tallyOf(columns, docids, []);
  const down = sideOf(columns, tally, { field: checked(by.rows), most: MAX_ROWS });
  const across = sideOf(columns, tally, { field: checked(by.columns), most: MAX_COLUMNS });
  const cells = down.lines.map(() => across.lines.map(() => 0));
  for (const docid of docids) {
    const right = placesOf(columns.lists, docid, across);
    for (const row of placesOf(columns.lists, docid, down)) {
      const line = cells[row] ?? [];
      for (const column of right) line[column] = (line[column] ?? 0) + 1;
    }
  }
  return { total: docids.length, rows: counted(down), columns: counted(across), cells };
}
