import type { HeldRow } from '../core/held-tables.ts';
import type { Doubt, Snapshot } from '../core/holdings.ts';
import { type ItemOutcome, type ItemState, isWaiting, itemKindOf } from '../core/item.ts';
import { keeper } from '../core/policy.ts';
import { numberOf } from '../core/revision.ts';

const AT_ONCE = 500;

async function valuesOf(rows: AsyncIterable<HeldRow>, name: string): Promise<ReadonlyMap<string, HeldRow>> {
  const found = new Map<string, HeldRow>();
  for await (const row of rows) found.set(String(row[name]), row);
  return found;
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

// Its records where it was accepted; undefined where the outcome cannot be read.
function outcomeOf(row: HeldRow): ItemOutcome | undefined {
  const made = readJson(row['outcome']) as Partial<ItemOutcome> | null | undefined;
  return made && Array.isArray(made.records) ? (made as ItemOutcome) : undefined;
}

type Around = {
  readonly accounts: ReadonlyMap<string, HeldRow>;
  readonly counters: ReadonlyMap<string, HeldRow>;
};

function* rowDoubts(row: HeldRow, { accounts, counters }: Around): Generator<string> {
  const [id, state, by] = [String(row['id']), row['state'] as ItemState, row['claimed_by']];
  if (itemKindOf(id) !== row['kind']) yield 'its id does not fit its kind';
  if (numberOf(id) > Number(counters.get(String(row['kind']))?.['value'] ?? 0)) {
    yield 'its number is above that of its counter, so it could be given again';
  }
  if (typeof readJson(row['content']) !== 'object') yield 'what was sent in cannot be read';
  const isOver = row['outcome'] !== null;
  if (isWaiting(state) && isOver) yield `is ${state}, but says what became of it`;
  if (!isWaiting(state) && !isOver) yield `is ${state}, but does not say what became of it`;
  if (isOver && !outcomeOf(row)) yield 'what became of it cannot be read';
  if (by !== null && by !== keeper.name && !accounts.has(String(by))) {
    yield `is worked on by ${by}, which is no account`;
  }
}

async function* missingRecords({ reads }: Snapshot, rows: readonly HeldRow[]): AsyncGenerator<Doubt> {
  const named = rows.map((row) => ({ id: String(row['id']), records: outcomeOf(row)?.records ?? [] }));
  const there = new Set((await reads.headsOf(named.flatMap(({ records }) => records))).map(({ id }) => id));
  for (const { id, records } of named) {
    for (const record of records)
      if (!there.has(record)) yield { id, what: `became or changed ${record}, which does not exist` };
  }
}

/** What is doubtful about items: each by itself, and against the records, accounts and counters that it names. */
export async function* itemDoubts(snapshot: Snapshot): AsyncGenerator<Doubt> {
  const accounts = await valuesOf(snapshot.rows('account'), 'id');
  const around = { accounts, counters: await valuesOf(snapshot.rows('counter'), 'name') };
  let batch: HeldRow[] = [];
  for await (const row of snapshot.rows('item')) {
    for (const what of rowDoubts(row, around)) yield { id: String(row['id']), what };
    batch.push(row);
    if (batch.length < AT_ONCE) continue;
    yield* missingRecords(snapshot, batch);
    batch = [];
  }
  yield* missingRecords(snapshot, batch);
}
