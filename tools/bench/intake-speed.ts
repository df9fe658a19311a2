import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../../test/world/figures.ts';
import { serveAsPeopleDo } from '../../test/world/process.ts';
import { type OpenForm, openForm, sendFrom } from '../../test/world/sent-reports.ts';
import type { Figure } from './report.ts';

const PER_SECOND = 50;
const SECONDS = 10;
// Longer than a form must lie open before it is sent.
const PATIENCE = 7_000;

// Every report comes from a network of its own, as those of many people do.
const networkAt = (n: number): string => `127.${100 + (n >> 8)}.${n & 255}.9`;

async function sendAt(due: number, form: OpenForm, n: number): Promise<number> {
  await pause(Math.max(0, due - performance.now()));
  const what = `Report ${n} of a bench: the camera at the corner of street ${n * 7} took people for others.`;
  const { status } = await sendFrom(form, { what, links: `https://example.org/${n}` }, { from: networkAt(n) });
  if (status !== 200) throw new Error(`a report was answered with ${status}`);
  return performance.now() - due;
}

/** How long it takes until a report is acknowledged, on disk, at 50 reports a second; from when it was due (ms). */
export async function intakeFigures(place: string): Promise<readonly Figure[]> {
  const server = await serveAsPeopleDo(place);
  try {
    const forms: OpenForm[] = [];
    for (let n = 0; n < PER_SECOND * SECONDS; n += 1) forms.push(await openForm(server.address));
    await pause(PATIENCE);
    const from = performance.now();
    const times = await Promise.all(forms.map((form, n) => sendAt(from + (n * 1_000) / PER_SECOND, form, n)));
    return [
      { name: 'report acknowledged at 50/s, p50', value: quantile(times, 0.5), unit: 'ms' },
      {
        name: 'report acknowledged at 50/s, p99',
        value: quantile(times, 0.99),
        unit: 'ms',
        bar: 100,
        postgres: { bar: 100 },
      },
    ];
  } finally {
    await server.stop();
  }
}
