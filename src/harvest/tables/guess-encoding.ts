import { isAscii, isUtf8 } from 'node:buffer';

/** An encoding this reader knows. Windows-1252 holds everything Latin-1 prints, so it stands for both. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const PACKED = ['PK\u0003\u0004', '\u001f\u008b', '%PDF', '\u00d0\u00cf\u0011\u00e0', 'SQLite format 3', 'PAR1'];

/** Whether a file that starts with these bytes is an archive, a spreadsheet or a database, and not text. */
export function isPacked(start: Buffer): boolean {
  const text = start.toString('latin1', 0, 16);
  return PACKED.some((mark) => text.startsWith(mark));
}

function zeros(bytes: Buffer): { even: number; odd: number } {
  const sides = { even: 0, odd: 0 };
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) sides[at % 2 === 0 ? 'even' : 'odd']++;
  return sides;
}

/** UTF-16, told by its byte order mark or, without one, by the zero bytes on one side of most letters. */
export function wideEncoding(start: Buffer): Encoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const { even, odd } = zeros(start);
  if (odd > start.length / 4 && even < odd / 20) return 'utf-16le';
  return even > start.length / 4 && odd < even / 20 ? 'utf-16be' : undefined;
}

// How many bytes remain when a UTF-8 letter that is cut off at the end is left out.
function wholeLetters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** UTF-8 or Windows-1252, told by the first letters beyond ASCII; undefined while there are none to tell by. */
export function narrowEncoding(bytes: Buffer, last: boolean): Encoding | undefined {
  if (isAscii(bytes)) return undefined;
  const whole = last ? bytes : bytes.subarray(0, wholeLetters(bytes));
  if (isAscii(whole)) return undefined;
  return isUtf8(whole) ? 'utf-8' : 'windows-1252';
}
