import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { ByteFile } from '../../core/byte-file.ts';
import { Refused } from '../../core/errors.ts';
import { type Encoding, isPacked, narrowEncoding, wideEncoding } from './guess-encoding.ts';

const ENOUGH_TO_GUESS = 4_096;

/** Refuses a file with its name, the line where there is one, and what is wrong. */
export function refuseFile(file: ByteFile, reason: string, line?: number): never {
  throw new Refused('bad-file', `${file.name}${line === undefined ? '' : `, line ${line}`}: ${reason}.`);
}

/** How many line ends a text holds. */
export function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

// The first pieces are joined until there is enough to judge by; the last piece is marked.
async function* inPieces(file: ByteFile): AsyncGenerator<{ readonly bytes: Buffer; readonly last: boolean }> {
  let held: Buffer = Buffer.alloc(0);
  let enough = false;
  for await (const piece of file.bytes()) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (enough) yield { bytes: held, last: false };
    held = enough ? bytes : Buffer.concat([held, bytes]);
    enough ||= held.length >= ENOUGH_TO_GUESS;
  }
  yield { bytes: held, last: true };
}

// Turns bytes into text. Until the first letter beyond ASCII shows the encoding, ASCII is all there is.
function makeDecoder(file: ByteFile) {
  let encoding: Encoding | undefined;
  let decoder: TextDecoder | undefined;
  let waiting: Buffer = Buffer.alloc(0);
  const start = (bytes: Buffer): void => {
    if (isPacked(bytes))
      refuseFile(file, 'this is not a text file; open it in its own program and save it as text first');
    encoding = wideEncoding(bytes);
  };
  const undecided = (bytes: Buffer): string => {
    const ascii = isAscii(bytes) ? bytes.length : bytes.length - Math.min(3, bytes.length);
    waiting = bytes.subarray(ascii);
    return bytes.toString('latin1', 0, ascii);
  };
  const decode = (bytes: Buffer, last: boolean): string => {
    const all = waiting.length > 0 ? Buffer.concat([waiting, bytes]) : bytes;
    waiting = Buffer.alloc(0);
    encoding ??= narrowEncoding(all, last);
    if (encoding === undefined) return undecided(all);
    decoder ??= new TextDecoder(encoding, { fatal: true });
    return decoder.decode(all, { stream: !last });
  };
  return { start, decode, encoding: (): Encoding => encoding ?? 'utf-8' };
}

function badLetters(encoding: Encoding, bytes: Buffer): { good: string; reason: string } {
  const good = new TextDecoder(encoding).decode(bytes).split('\ufffd')[0] ?? '';
  return { good, reason: `there are bytes here that are not ${encoding.toUpperCase()} text` };
}

/**
 * The text of a file, piece by piece, with every line end as "\n". The encoding is found on the way (byte order mark,
 * zero bytes, validity as UTF-8, else Windows-1252) and told to `found` before the last piece. Refuses packed and
 * binary files, and bytes that do not fit the encoding, with the line.
 */
export async function* decodeText(file: ByteFile, found: (encoding: Encoding) => void): AsyncGenerator<string> {
  const decoder = makeDecoder(file);
  let line: number | undefined;
  let held = '';
  for await (const { bytes, last } of inPieces(file)) {
    if (line === undefined) decoder.start(bytes);
    line ??= 1;
    let text: string;
    try {
      text = held + decoder.decode(bytes, last);
    } catch {
      const { good, reason } = badLetters(decoder.encoding(), bytes);
      refuseFile(file, reason, line + lineEnds(good));
    }
    held = !last && text.endsWith('\r') ? '\r' : '';
    text = text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
    const zero = text.indexOf('\0');
    if (zero >= 0)
      refuseFile(file, 'there is a zero byte here, so this is not text', line + lineEnds(text.slice(0, zero)));
    line += lineEnds(text);
    if (last) found(decoder.encoding());
    yield text;
  }
}
