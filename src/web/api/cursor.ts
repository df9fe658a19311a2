import { sha256 } from '../../core/canonical.ts';
import { Refused } from '../../core/errors.ts';
import type { SearchPlace } from '../../core/ports.ts';

const SHAPE = /^[A-Za-z0-9_-]{1,200}$/;

const markOf = (list: unknown): string => sha256(JSON.stringify(list)).slice(0, 8);

function refused(): Refused {
  const message = 'This is not a cursor of this list: give one as it came, with the parameters that it came with.';
  return new Refused('bad-parameter', `cursor: ${message}`, [{ path: 'cursor', message }]);
}

function partsIn(cursor: string): readonly unknown[] {
  try {
    const read: unknown = SHAPE.test(cursor) ? JSON.parse(Buffer.from(cursor, 'base64url').toString()) : [];
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

/** The cursor of a place in a list; `list` is what the list was asked by, and another list does not take it. */
export function cursorOf(list: unknown, { number, by }: SearchPlace): string {
  return Buffer.from(JSON.stringify([markOf(list), number, by])).toString('base64url');
}

/** The place that a cursor of this list stands for; refuses any other with `bad-parameter`. */
export function placeIn(list: unknown, cursor: string | undefined): SearchPlace | undefined {
  if (cursor === undefined) return undefined;
  const [mark, number, by, ...more] = partsIn(cursor);
  const isPlace = Number.isSafeInteger(number) && (by === null || Number.isFinite(by)) && more.length === 0;
  if (mark !== markOf(list) || !isPlace) throw refused();
  return { number: number as number, by: by as number | null };
}
