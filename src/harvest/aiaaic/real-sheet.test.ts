import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { recordCalled, temporaryWorld } from '../../../test/world/fake-world.ts';
import { importRows } from '../../../test/world/import-rows.ts';
import { needs, sharedData } from '../../../test/world/shared-data.ts';
import type { EntityDocument } from '../../core/entity.ts';
import type { World } from '../../core/ports.ts';
import type { RecordDocument } from '../../core/record.ts';
import type { SourceDocument } from '../../core/source.ts';
import { codeName } from '../../core/vocabulary.ts';
import { openBytes } from '../../outside/read-bytes.ts';
import { readAiaaic } from './read-aiaaic.ts';

const sheet = sharedData('aiaaic', 'incidents-2026-05.csv');

// A second reading of the file, by other means than the importer's, so that the two can disagree.
function plainCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r?\n|$)/g;
  for (const [, cell = '', end] of text.matchAll(cells)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.slice(3).filter((row) => row.some((cell) => cell.trim() !== ''));
}

type Seen = {
  readonly record: RecordDocument;
  readonly entities: Map<string, EntityDocument>;
  readonly sources: SourceDocument[];
};

async function seen(world: World, id: string): Promise<Seen> {
  const target = await recordCalled(world.store, id);
  const [record] = (await world.store.current([target ?? ''])) as RecordDocument[];
  assert.ok(record, `${id} leads to no record`);
  const named = record.statements.flatMap(({ value, cites }) => [String(value), ...cites]);
  const documents = await world.store.current(named.filter((one) => /^[ES]-\d+$/.test(one)));
  const entities = documents.filter((one) => one.schema === 'casebook.entity/1');
  const sources = documents.filter((one) => one.schema === 'casebook.source/1');
  return { record, entities: new Map(entities.map((one) => [one.id, one])), sources };
}

const vocabularyOf: Record<string, string> = {
  sector: 'sector',
  technology: 'technology',
  country: 'country',
  issue: 'issue',
};
for (const same of ['trigger', 'harm', 'consequence', 'response']) vocabularyOf[same] = same;

function wordsOn({ record, entities, sources }: Seen): Set<string> {
  const words = new Set<string>();
  const add = (text: string | undefined): unknown => text && words.add(text.trim().toLowerCase());
  for (const { field, value, raw } of record.statements) {
    for (const part of (raw ?? '').split('; ')) add(part);
    add(raw);
    const vocabulary = vocabularyOf[field];
    if (typeof value !== 'string') continue;
    add(vocabulary === undefined ? value : codeName(vocabulary, value));
    if (field === 'as_written') add(value.slice(value.indexOf(': ') + 2));
    if (field === 'as_written') for (const part of value.split(/[,:]/)) add(part);
    for (const name of entities.get(value)?.names ?? []) add(name.text);
  }
  for (const { url } of sources) add(url);
  for (const alias of record.statements) if (alias.field === 'alias') add((alias.value as { id: string }).id);
  return words;
}

function isThere(piece: string, words: ReadonlySet<string>, separators = [/[,:]/, /\//]): boolean {
  const low = piece.trim().toLowerCase();
  const [first, ...rest] = separators;
  if (low === '' || words.has(low) || first === undefined) return low === '' || words.has(low);
  return low.split(first).every((part) => isThere(part, words, rest));
}

// Where a private person may have stood: the columns of names, and the texts that may repeat the name.
const mayWithhold = new Set([1, 3, 4, 5, 7, 17]);

async function imported(t: TestContext) {
  const { world } = temporaryWorld(t);
  return { world, report: await importRows(world, await readAiaaic(await openBytes(sheet))) };
}

test('fifty lines of the real sheet, cell by cell', needs(sheet), async (t) => {
  const { world } = await imported(t);
  const rows = plainCsv(readFileSync(sheet, 'utf8'));
  const sample = Array.from({ length: 50 }, (_, nth) => rows[nth * Math.floor(rows.length / 50) + 7] ?? []);
  let values = 0;
  let withheld = 0;
  for (const row of sample) {
    const found = await seen(world, row[0] ?? '');
    const words = wordsOn(found);
    const occurred = found.record.statements.find(({ field }) => field === 'occurred')?.value;
    const hides = JSON.stringify([found.record, ...found.entities.values()])
      .toLowerCase()
      .includes('a private person');
    for (const [column, cell] of row.entries()) {
      for (const piece of column === 1 || column === 17 ? [cell] : cell.split(';')) {
        if (piece.trim() === '') continue;
        values++;
        const year = column === 2 && String(occurred).startsWith(piece.slice(0, 4));
        if (year || isThere(piece, words)) continue;
        assert.ok(
          hides && mayWithhold.has(column),
          `${row[0]}: a value of column ${column + 1} is nowhere on the record`,
        );
        withheld++;
      }
    }
  }
  t.diagnostic(`${values} values on ${sample.length} lines, ${withheld} of them withheld with a person's name`);
  assert.ok(values > 500 && withheld < values / 10, `${withheld} of ${values}`);
});

test(
  'every line is in, a second run changes nothing, and 97 % of the four great fields map',
  needs(sheet),
  async (t) => {
    const { world, report } = await imported(t);
    const rows = plainCsv(readFileSync(sheet, 'utf8'));
    assert.deepEqual([report.rows, report.records.created, report.refusedRows], [rows.length, rows.length, 0]);
    for (const [id] of rows) assert.ok(await recordCalled(world.store, id ?? ''), id);
    const again = await importRows(world, await readAiaaic(await openBytes(sheet)));
    for (const kind of ['records', 'sources', 'entities'] as const) {
      assert.deepEqual([again[kind].created, again[kind].changed], [0, 0], kind);
    }
    const columns = { technology: 6, issue: 9, country: 10, sector: 11 };
    for (const [field, column] of Object.entries(columns)) {
      const all = rows.flatMap((row) => (row[column] ?? '').split(';').filter((piece) => piece.trim() !== '')).length;
      const lost = report.unmapped.filter((one) => one.field === field).reduce((sum, one) => sum + one.count, 0);
      t.diagnostic(`${field}: ${(100 - (100 * lost) / all).toFixed(2)} % of ${all} values map`);
      assert.ok(lost / all <= 0.03, field);
    }
  },
);
