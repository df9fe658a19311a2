import type { PublicRecord } from '../public-record.ts';
import { inPieces } from './csv.ts';

async function* lines(records: AsyncIterable<PublicRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}

async function* list(records: AsyncIterable<PublicRecord>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const record of records) {
    yield before + JSON.stringify(record);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Records as NDJSON: each on a line of its own, with the sources and entities that it names. */
export function ndjsonOf(records: AsyncIterable<PublicRecord>): AsyncIterable<Uint8Array> {
  return inPieces(lines(records));
}

/** Records as one JSON list. */
export function jsonOf(records: AsyncIterable<PublicRecord>): AsyncIterable<Uint8Array> {
  return inPieces(list(records));
}
