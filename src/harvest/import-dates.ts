import { readEdtf } from '../core/edtf.ts';

const YEARS = /^(\d{4})\s*[-–]\s*(\d{4})?$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T[\d:.]+Z?$/;

function wanted(raw: string): string {
  const [, from, to] = YEARS.exec(raw) ?? [];
  if (from !== undefined) return `${from}/${to ?? '..'}`;
  return MOMENT.exec(raw)?.[1] ?? raw;
}

/** A date of a table as EDTF: a year, a range of years ("2018-2024", open: "2018-"), or an ISO date; else undefined. */
export function importDate(raw: string): string | undefined {
  const text = wanted(raw.trim());
  const read = readEdtf(text);
  const backwards = read?.first !== undefined && read.last !== undefined && read.first > read.last;
  return read && !backwards && /^\d{4}/.test(text) ? text : undefined;
}
