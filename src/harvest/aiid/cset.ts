import { readEdtf } from '../../core/edtf.ts';
import type { Said } from '../gather-statements.ts';
import { type CsetColumn, csetColumns } from './cset-columns.ts';
import type { NamedRow } from './files.ts';
import { type Classification, reservation, saidCodes, together, type Voice } from './said-codes.ts';

const EMPTY = /^[\s-]*$/;
const SHARED = new Set(['occurred', 'as_written']);

function voiceOf(row: NamedRow, merged: boolean): Voice {
  const number = row.cell('Annotator');
  const unfinished = row.cell('Annotation Status').startsWith('1.') ? 'Annotation in progress' : undefined;
  const note = [unfinished, reservation(row)].filter(Boolean).join('; ');
  const by = merged ? 'CSET' : `CSET annotator ${number}`.trim();
  return { by, rank: merged ? 'preferred' : 'normal', ...(note === '' ? {} : { note }) };
}

const nothing: Classification = { said: [], unmapped: [] };
const saying = (said: readonly Said[]): Classification => ({ said, unmapped: [] });
const isTrue = (cell: string): boolean => cell === 'True';

function saidColumn(row: NamedRow, { column, field, as, nth }: CsetColumn, voice: Voice): Classification {
  const cell = row.cell(column, nth);
  if (EMPTY.test(cell)) return nothing;
  if (as === 'codes') return saidCodes(cell, { field, column: `${column} (CSET)` }, voice);
  if (as === 'truth') return saying([{ field, value: isTrue(cell) ? 'yes' : 'no', raw: cell, ...voice }]);
  const texts =
    as === 'text'
      ? [cell]
      : cell
          .split(/[,;]/)
          .map((text) => text.trim())
          .filter((text) => text !== '');
  return saying(texts.map((value) => ({ field, value, lang: 'en', ...voice })));
}

function writtenDate(row: NamedRow): string {
  const parts = ['Year', 'Month', 'Day'].map((part) => row.cell(`Date of Incident ${part}`));
  const end = parts.findIndex((part) => EMPTY.test(part));
  return parts
    .slice(0, end < 0 ? 3 : end)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

function saidDate(row: NamedRow, voice: Voice): Classification {
  const date = writtenDate(row);
  if (date === '') return nothing;
  const value = isTrue(row.cell('Estimated Date')) ? `${date}~` : date;
  if (readEdtf(value) === undefined)
    return saying([{ field: 'as_written', value: `Date of Incident (CSET): ${date}`, lang: 'en', ...voice }]);
  return saying([{ field: 'occurred', value, ...voice }]);
}

function saidFigure(row: NamedRow, column: string, voice: Voice): Classification {
  const cell = row.cell(column);
  if (cell === '') return nothing;
  const field = column === 'Injuries' ? 'injuries' : 'lives_lost';
  const amount = Number(cell);
  if (!Number.isSafeInteger(amount) || amount < 0) return saying([{ field, unknown: 'unknown', raw: cell, ...voice }]);
  const bound = isTrue(row.cell('Estimated Harm Quantities')) && amount > 0 ? ({ bound: 'about' } as const) : {};
  return saying([{ field, value: { amount, ...bound }, ...voice }]);
}

function saidPlace(row: NamedRow, voice: Voice): Classification {
  const names = ['Location City', 'Location State/Province (two letters)'].map((column) => row.cell(column));
  const value = names.filter((name) => !EMPTY.test(name)).join(', ');
  return value === '' ? nothing : saying([{ field: 'place', value, lang: 'en', ...voice }]);
}

/**
 * What one row of a CSET table says. The merged table speaks as "CSET" and is preferred; every other row speaks as its
 * annotator. The date never outranks that of the AIID editors.
 */
export function csetSaid(row: NamedRow, merged: boolean): Classification {
  const voice = voiceOf(row, merged);
  const all = together([
    ...csetColumns.map((column) => saidColumn(row, column, voice)),
    saidDate(row, voice),
    saidPlace(row, voice),
    saidFigure(row, 'Lives Lost', voice),
    saidFigure(row, 'Injuries', voice),
  ]);
  return { ...all, said: all.said.map((one) => (SHARED.has(one.field) ? { ...one, rank: 'normal' } : one)) };
}
