import type { ByteFile } from '../../src/core/byte-file.ts';

/** A file that exists only in memory, given out in pieces of `piece` bytes. */
export function byteFile(content: string | Uint8Array, more: { name?: string; piece?: number } = {}): ByteFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const { name = 'table.csv', piece = 64 * 1024 } = more;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  return { name, size: bytes.length, bytes: pieces };
}

/** Everything a stream gives. */
export async function everyOf<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of stream) all.push(one);
  return all;
}

/** Cells as one line of CSV, quoted where needed (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
