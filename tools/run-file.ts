import { Readable } from 'node:stream';
import { run } from 'node:test';
import { spec, type TestEvent } from 'node:test/reporters';

/** How many tests ended how. */
export type Count = { passed: number; failed: number; skipped: number };

/** What running one test file gave: the numbers, and the report as a person reads it. */
export type FileReport = { count: Count; text: string };

/**
 * Runs one test file in its own process. The file is stopped after `limitMs` milliseconds, also when it spins: Node's own
 * time limit is kept by the test's process itself, which cannot answer then.
 */
export async function runFile(file: string, limitMs: number): Promise<FileReport> {
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`stopped after ${limitMs / 1000} s`)), limitMs);
  const notes: string[] = [];
  const watched = async function* (events: AsyncIterable<TestEvent>): AsyncGenerator<TestEvent> {
    for await (const event of events) {
      notes.push(...countIn(count, event, file));
      // The numbers of each single file would drown the ones that matter, at the end of the whole run.
      if (event.type !== 'test:summary' && event.type !== 'test:diagnostic') yield event;
    }
  };
  const events = run({ files: [file], signal: late.signal });
  const report = Readable.from(watched(events)).compose(spec);
  let text = '';
  for await (const chunk of report) text += chunk;
  clearTimeout(timer);
  return { count, text: [text.trim(), ...notes, ''].join('\n') };
}

/** The closing line of a run. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** The sum of several counts. */
export function sum(counts: readonly Count[]): Count {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) {
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  return total;
}

// Counts one event and returns what the reader must be told beside the report.
function countIn(count: Count, event: TestEvent, file: string): string[] {
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return [];
  const { name, skip, todo, details } = event.data;
  if (skip === true) {
    count.failed++;
    return [`✖ ${name}: skipped without a reason`];
  }
  if (skip !== undefined || todo !== undefined) count.skipped++;
  else if (event.type === 'test:fail') count.failed += isEcho(details) ? 0 : 1;
  else if (name === file) {
    // Node reports a file in which no test ran as one passed test.
    count.failed++;
    return [`✖ ${name}: no test ran`];
  } else if (details.type !== 'suite') count.passed++;
  return [];
}

// A suite fails with its tests, which are counted themselves; it counts only for a fault of its own, as in a hook.
function isEcho(details: { type?: string | undefined; error?: unknown }): boolean {
  const { failureType } = (details.error ?? {}) as { failureType?: string };
  return details.type === 'suite' && failureType === 'subtestsFailed';
}
