import { Refused } from '../core/errors.ts';
import { type HeldCounts, type HeldTable, heldLine, heldTables, isHeldRow, lineDigest } from '../core/held-tables.ts';
import type { Snapshot } from '../core/holdings.ts';
import type { Store } from '../core/ports.ts';
import { compareRows, type Digests, digesting, rowsOf, type TableRow } from './bring-over.ts';

/**
 * What the first line of a backup says. Format 1 is from before there were items, accounts and subscriptions, format 2 from
 * before versions could be closed, format 3 from before there were webhooks. `made` is ISO 8601, `sequence` the public sequence at that moment.
 */
export type BackupHeader = {
  readonly format: 'casebook.backup/1' | 'casebook.backup/2' | 'casebook.backup/3' | 'casebook.backup/4';
  readonly made: string;
  readonly prefix: string;
  readonly sequence: number;
  readonly tables: Partial<HeldCounts>;
};

/** What a backup holds, once every line of it was read and its hash compared. */
export type BackupFacts = { readonly header: BackupHeader; readonly sha256: string; readonly digests: Digests };

const FORMAT = /^casebook\.backup\/(\d+)$/;

async function headerOf({ reads, counts }: Snapshot, made: string): Promise<BackupHeader> {
  const prefix = (await reads.setting('prefix')) ?? 'CB';
  return { format: 'casebook.backup/4', made, prefix, sequence: await reads.sequence(), tables: await counts() };
}

// The header, every row, and the hash of all of it. The work of jobs is no part of it.
async function* backupLines(
  snapshot: Snapshot,
  { header, tell = () => {} }: { readonly header: BackupHeader; readonly tell?: (rows: number, of: number) => void },
): AsyncGenerator<string> {
  const total = rowsIn(header.tables);
  const digest = lineDigest();
  const hashed = (line: string): string => {
    digest.add(line);
    return line;
  };
  let done = 0;
  yield hashed(JSON.stringify(header));
  for await (const { table, row } of rowsOf(snapshot)) {
    yield hashed(heldLine(table, row));
    tell(++done, total);
  }
  const { count, sha256 } = digest.result();
  yield JSON.stringify({ end: header.format, lines: count, sha256 });
}

/** How many rows there are in all tables. */
export function rowsIn(tables: Partial<HeldCounts>): number {
  return Object.values(tables).reduce((sum, count) => sum + count, 0);
}

/** Makes a backup of a store at one moment, while others read and write. `write` gets the lines and keeps them. */
export function backUp(
  store: Store,
  how: {
    readonly made: string;
    readonly write: (lines: AsyncIterable<string>) => Promise<void>;
    readonly tell?: (rows: number, of: number) => void;
  },
): Promise<{ readonly sequence: number; readonly rows: number }> {
  return store.holdings.snapshot(async (snapshot) => {
    const header = await headerOf(snapshot, how.made);
    await how.write(backupLines(snapshot, { header, tell: how.tell }));
    return { sequence: header.sequence, rows: rowsIn(header.tables) };
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function headerIn(line: string, name: string): BackupHeader {
  const made = parsed(line) as BackupHeader | undefined;
  const version = FORMAT.exec(String(made?.format))?.[1];
  if (version === undefined) throw new Refused('bad-file', `${name} is not a backup of Casebook.`);
  if (!['1', '2', '3', '4'].includes(version))
    throw new Refused('bad-file', `${name} was made by a newer Casebook; restore it with that one.`);
  return made as BackupHeader;
}

function rowIn(line: string): TableRow | undefined {
  const made = parsed(line);
  if (!Array.isArray(made) || made.length !== 2) return undefined;
  const [table, row] = made as [HeldTable, unknown];
  return heldTables.includes(table) && isHeldRow(table, row) ? { table, row } : undefined;
}

// Everything between the first line and the last, which is kept back until no other comes.
async function* inner(lines: AsyncIterable<string>, ends: { first?: string; last?: string }) {
  for await (const line of lines) {
    if (ends.first === undefined) ends.first = line;
    else {
      if (ends.last !== undefined) yield ends.last;
      ends.last = line;
    }
  }
}

/** The rows of a backup that was checked before. */
export async function* backupRows(lines: AsyncIterable<string>): AsyncGenerator<TableRow> {
  for await (const line of inner(lines, {})) {
    const row = rowIn(line);
    if (row) yield row;
  }
}

/** Reads a backup to its end and compares its hash, its counts and its order. Refuses whatever is not whole; `name` is for the sentence. */
export async function checkBackup(lines: AsyncIterable<string>, name: string): Promise<BackupFacts> {
  const changed = (): Refused => new Refused('bad-file', `${name} was changed or damaged after it was made.`);
  const ends: { first?: string; last?: string } = {};
  const whole = lineDigest();
  let header: BackupHeader | undefined;
  async function* rows(): AsyncGenerator<TableRow> {
    let before: TableRow | undefined;
    for await (const line of inner(lines, ends)) {
      header ??= readHeader();
      whole.add(line);
      const row = rowIn(line);
      if (!row || (before && compareRows(before, row) >= 0)) throw changed();
      before = row;
      yield row;
    }
  }
  const readHeader = (): BackupHeader => {
    const line = ends.first ?? '';
    const made = headerIn(line, name);
    whole.add(line);
    return made;
  };
  const read = digesting(rows());
  for await (const _ of read.rows);
  header ??= readHeader();
  const end = parsed(ends.last ?? '') as { end?: string; lines?: number; sha256?: string } | undefined;
  if (end?.end !== header.format) throw new Refused('bad-file', `${name} is cut off: its last line is missing.`);
  const { count, sha256 } = whole.result();
  const digests = read.digests();
  const isCounted = heldTables.every((table) => (header?.tables[table] ?? 0) === digests[table].count);
  if (end.sha256 !== sha256 || end.lines !== count || !isCounted) throw changed();
  return { header, sha256, digests };
}
