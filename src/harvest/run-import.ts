import type { Arrival, ArrivalOutcome, SameCase } from '../core/arrival.ts';
import { type ProblemCode, Refused, type Result } from '../core/errors.ts';
import { type ImportReport, type ReportBook, reportBook } from './import-report.ts';
import type { ImportedCollection, ImportedRow, Place } from './imported-row.ts';
import { placeText } from './report-text.ts';

/** What running an import needs from outside: a way to take documents in, and someone to tell how far it is. */
export type ImportTools = {
  readonly takeIn: (arrival: Arrival) => Promise<Result<readonly ArrivalOutcome[]>>;
  /** Which of the records just created may tell of a case that another collection tells too. */
  readonly sameCases?: (arrival: Arrival, outcomes: readonly ArrivalOutcome[]) => Promise<readonly SameCase[]>;
  readonly progress: (done: number, total: number) => void;
  /** Once aborted, the batch at hand is finished and the report says so. */
  readonly stop: AbortSignal;
  readonly draft?: boolean;
  readonly dryRun?: boolean;
};

type GoodRow = Exclude<ImportedRow, { readonly refused: string }>;

// Only these say something about a row; anything else (a full disk, a busy database) would befall every row alike.
const aboutRows: ReadonlySet<ProblemCode> = new Set(['bad-input', 'bad-file', 'wrong-state', 'conflict', 'not-found']);

/** Rows read before those of them that can be used are taken in together, in one transaction. */
const BATCH = 100;
/** What the report says when the person at the terminal stopped the import. */
export const interrupted = 'Stopped on request; run it again to go on.';

const cutOff = (place: Place): string =>
  `The file seems to be cut off at ${placeText(place)}; only the complete lines before it were read.`;

function onceEach<T extends { readonly key: string }>(lists: readonly (readonly T[])[]): readonly T[] {
  const byKey = new Map<string, T>();
  for (const item of lists.flat()) if (!byKey.has(item.key)) byKey.set(item.key, item);
  return [...byKey.values()];
}

function arrivalOf(from: ImportedCollection, rows: readonly GoodRow[], draft: boolean): Arrival {
  const { collection, reason, credit } = from;
  return {
    collection,
    reason,
    credit,
    entities: onceEach(rows.map((row) => row.entities)),
    sources: onceEach(rows.map((row) => row.sources)),
    records: onceEach(rows.map((row) => row.records)),
    draft,
  };
}

type Run = { readonly from: ImportedCollection; readonly tools: ImportTools; readonly book: ReportBook };

async function takeRows(run: Run, rows: readonly GoodRow[]): Promise<void> {
  const { from, tools, book } = run;
  if (rows.length === 0) return;
  const arrival = arrivalOf(from, rows, tools.draft === true);
  const result = await tools.takeIn(arrival);
  if (result.ok) {
    book.outcomes(result.value);
    book.kept(result.value, rows);
    book.sameCases((await tools.sameCases?.(arrival, result.value)) ?? []);
    rows.forEach(book.taken);
    return;
  }
  const { code, sentence } = result.problem;
  if (!aboutRows.has(code)) throw new Refused(code, sentence);
  const [first] = rows;
  if (first && rows.length === 1) book.refuse(first.place, sentence);
  else for (const row of rows) if (!tools.stop.aborted) await takeRows(run, [row]);
}

async function takeAll(run: Run): Promise<string | undefined> {
  const { from, tools, book } = run;
  let rows: GoodRow[] = [];
  let done = 0;
  let cut: string | undefined;
  const flush = async (): Promise<void> => {
    const batch = rows;
    rows = [];
    await takeRows(run, batch);
    tools.progress(done, from.total);
  };
  for await (const row of from.rows) {
    book.row();
    done++;
    if ('refused' in row) {
      book.refuse(row.place, row.refused);
      if (row.isCutOff === true) cut = cutOff(row.place);
    } else rows.push(row);
    if (done % BATCH > 0) continue;
    await flush();
    if (tools.stop.aborted) return interrupted;
  }
  await flush();
  return cut;
}

/**
 * Takes a collection in, batch by batch, each in one transaction, and reports. A batch that is refused is tried again
 * row by row, so a bad row costs only itself. Whatever stops the import leaves the batches before it in place.
 */
export async function runImport(from: ImportedCollection, tools: ImportTools): Promise<ImportReport> {
  const book = reportBook(from, tools.dryRun === true);
  try {
    return book.report(await takeAll({ from, tools, book }));
  } catch (error) {
    if (error instanceof Refused) return book.report(error.problem.sentence);
    throw error;
  }
}
