import type { ByteFile } from '../../core/byte-file.ts';
import { decodeText, lineEnds, refuseFile } from './decode-text.ts';
import type { Encoding } from './guess-encoding.ts';

/** One item of a JSON list: its value, and the line on which it starts, from 1. */
export type ListItem = { readonly line: number; readonly item: unknown };

const MAX_ITEM = 32 * 1024 * 1024;
// What matters outside a string, and what ends or escapes inside one.
const OUTSIDE = /["[\]{},]/g;
const INSIDE = /["\\]/g;

type Scan = { depth: number; inString: boolean; from: number; at: number };

function parseItem(file: ByteFile, text: string, line: number): ListItem {
  const start = line + lineEnds(text.slice(0, text.length - text.trimStart().length));
  try {
    return { line: start, item: JSON.parse(text) };
  } catch {
    return refuseFile(file, 'what stands here is not JSON', start);
  }
}

// Moves to the next sign that matters and tells it; undefined at the end of the text. An escape takes two signs.
function nextSign(text: string, scan: Scan): string | undefined {
  const pattern = scan.inString ? INSIDE : OUTSIDE;
  pattern.lastIndex = scan.at;
  const found = pattern.exec(text);
  const sign = found?.[0];
  scan.at = found ? found.index + (sign === '\\' ? 2 : 1) : Math.max(scan.at, text.length);
  if (sign === '"') scan.inString = !scan.inString;
  else if (sign === '[' || sign === '{') scan.depth++;
  else if (sign === ']' || sign === '}') scan.depth--;
  return sign;
}

/**
 * The items of a file that holds one JSON list, in order, streamed. Refuses a file that is not such a list, is cut off,
 * or holds an item that is not JSON or longer than 32 MB, with the line.
 */
export async function* readJsonList(
  file: ByteFile,
  found: (encoding: Encoding) => void = () => {},
): AsyncGenerator<ListItem> {
  const scan: Scan = { depth: 0, inString: false, from: -1, at: 0 };
  let text = '';
  let line = 1;
  let closed = false;
  for await (const piece of decodeText(file, found)) {
    text += piece;
    if (scan.from < 0 && text.trim() !== '' && !text.trimStart().startsWith('[')) {
      refuseFile(file, 'this is not a JSON list, which starts with "["', line);
    }
    for (let sign = nextSign(text, scan); sign !== undefined; sign = nextSign(text, scan)) {
      if (closed)
        refuseFile(file, 'something stands after the end of the list', line + lineEnds(text.slice(0, scan.at)));
      if (sign === '[' && scan.depth === 1 && scan.from < 0) scan.from = scan.at;
      closed = scan.depth === 0 && sign === ']';
      const ends = closed || (sign === ',' && scan.depth === 1 && !scan.inString);
      if (!ends) continue;
      const part = text.slice(scan.from, scan.at - 1);
      if (part.trim() !== '' || !closed) yield parseItem(file, part, line + lineEnds(text.slice(0, scan.from)));
      scan.from = scan.at;
    }
    // What has been given is let go of; a sign may sit on the cut, so an escape at the very end waits for its partner.
    const done = Math.max(0, scan.from);
    line += lineEnds(text.slice(0, done));
    if (text.length - done > MAX_ITEM) refuseFile(file, 'an item of the list is longer than 32 MB', line);
    text = text.slice(done);
    scan.at -= done;
    if (scan.from >= 0) scan.from = 0;
  }
  if (!closed) refuseFile(file, 'the list is never closed, so the file is cut off', line + lineEnds(text));
}
