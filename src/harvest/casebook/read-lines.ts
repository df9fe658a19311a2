import type { ByteFile } from '../../core/byte-file.ts';
import { decodeText, refuseFile } from '../tables/decode-text.ts';
import { type ListItem, readJsonList } from '../tables/read-json-list.ts';
import { readLongTable } from './read-long-table.ts';

/** An exported record before it is known to be one, or why its lines cannot be read. */
export type Line = ListItem | { readonly line: number; readonly refused: string };

const MAX_LINE = 64 * 1024 * 1024;

function parsed(text: string, line: number): Line {
  try {
    return { line, item: JSON.parse(text) };
  } catch {
    return { line, refused: 'What stands here is not JSON.' };
  }
}

async function* readNdjson(file: ByteFile): AsyncGenerator<Line> {
  let rest = '';
  let line = 1;
  for await (const piece of decodeText(file, () => undefined)) {
    const texts = (rest + piece).split('\n');
    rest = texts.pop() ?? '';
    if (rest.length > MAX_LINE) refuseFile(file, 'a line is longer than 64 MB', line);
    for (const text of texts) {
      if (text.trim() !== '') yield parsed(text, line);
      line += 1;
    }
  }
  if (rest.trim() !== '') yield parsed(rest, line);
}

async function firstSign(file: ByteFile): Promise<string> {
  for await (const piece of decodeText(file, () => undefined)) {
    const sign = piece.replace(/^\ufeff/, '').trimStart()[0];
    if (sign !== undefined) return sign;
  }
  return refuseFile(file, 'it is empty');
}

/** The records of a file that a Casebook wrote, in order: NDJSON, a JSON list, or the long CSV; the first sign tells which. */
export async function* readLines(file: ByteFile): AsyncGenerator<Line> {
  const sign = await firstSign(file);
  if (sign === '{') yield* readNdjson(file);
  else if (sign === '[') yield* readJsonList(file);
  else yield* readLongTable(file);
}
