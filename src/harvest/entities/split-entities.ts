import { remembering } from '../../core/remembering.ts';
import { nameWords } from './name-words.ts';
import { isPlaceWord } from './places.ts';
import { organisationWords, publicBodyWords } from './words/organisation-words.ts';

const LEGAL = /^(?:inc|llc|ltd|corp|co|gmbh|plc|llp|s\.?a|b\.?v|pty|lp|n\.?v|ag)\.?$/i;
const INITIALS = /^(?:\p{Lu}\.\s?-?)+$/u;
const CONJUNCTION = /\s(?:and|&|und|et|y)\s/;

/** Splits at a sign that stands outside brackets and quotes. */
function outside(text: string, sign: string): string[] {
  const pieces: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    if ('([{“'.includes(letter)) depth++;
    if (')]}”'.includes(letter)) depth = Math.max(0, depth - 1);
    if (letter === sign && depth === 0) pieces.push('');
    else pieces[pieces.length - 1] += letter;
  }
  return pieces.map((piece) => piece.trim());
}

function isPlace(piece: string): boolean {
  const words = nameWords(piece.replace(/\s*\([^)]*\)/g, ''));
  return words.length > 0 && words.length <= 4 && words.every((word) => isPlaceWord(word));
}

function joinsBefore(before: string, piece: string, alone: boolean): boolean {
  if (LEGAL.test(piece) || INITIALS.test(piece) || isPlace(piece)) return true;
  const institution = nameWords(before).some((word) => organisationWords.has(word) || publicBodyWords.has(word));
  return (
    alone &&
    institution &&
    /^\p{Lu}\p{L}+$/u.test(piece) &&
    /(?:school|college|church|temple|university|museum|hospital|centre|center)/i.test(before)
  );
}

// "Department of Families, Fairness and Housing", "Levidow, Levidow & Oberman": a list inside one name.
function isOneName(pieces: readonly string[]): boolean {
  const last = pieces.at(-1) ?? '';
  if (!CONJUNCTION.test(` ${last} `) && !/^(?:and|&)\s/.test(last)) return false;
  return (
    publicBodyWords.has(nameWords(pieces[0] ?? '')[0] ?? '') ||
    /&/.test(last) ||
    nameWords(pieces[0] ?? '').some((word) => publicBodyWords.has(word))
  );
}

function atCommas(text: string): string[] {
  const pieces = outside(text, ',').filter(Boolean);
  if (pieces.length < 2 || isOneName(pieces)) return [text];
  if (pieces.length === 3 && pieces.slice(1).every(isPlace)) return [pieces.join(', ')];
  const names: string[] = [];
  for (const piece of pieces) {
    const before = names.at(-1);
    if (before !== undefined && joinsBefore(before, piece, pieces.length === 2))
      names[names.length - 1] = `${before}, ${piece}`;
    else names.push(piece.replace(/^(?:and|&)\s+/, ''));
  }
  return names;
}

function atSlashes(text: string): string[] {
  const pieces = outside(text, '/');
  return pieces.length > 1 && pieces.every((piece) => piece.length > 2 && !/^\d+$/.test(piece)) ? pieces : [text];
}

/** The names in a cell of a role column: split at ';', and at ',' and '/' where these part names and are not inside one. */
export const splitEntities = remembering((cell): readonly string[] =>
  outside(cell, ';')
    .flatMap((piece) => (/^https?:/i.test(piece) ? [piece] : atCommas(piece).flatMap(atSlashes)))
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter(Boolean),
);
