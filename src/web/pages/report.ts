import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { type ReportFields, readReport, reportFields } from '../../intake/read-report.ts';
import { sendReport } from '../../intake/send-report.ts';
import { type LikelyRecord, likelyRecords } from '../../linking/likely-records.ts';
import { page } from '../face.ts';
import { countFrom, delayFor, floodFields, floodFieldsAgain, passFlood } from '../flood-door.ts';
import { type Again, ask as askForm, type FormAsk, form, look, steps } from '../form-face.ts';
import { refilled, unfilled } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { givenReceipt } from './receipt-given.ts';
import { checkPage } from './report-check.ts';
import { reportForm, reportLabels } from './report-form.ts';

function typedIn({ fields }: FormAsk): ReportFields {
  return Object.fromEntries(reportFields.map((name) => [name, fields.text(name)])) as ReportFields;
}

const today = (world: World): string => world.clock.now().slice(0, 'yyyy-mm-dd'.length);

/** The form of a report. */
export const reportFace = page(async (world, { once }) => ({ token: await delayFor(world, once) }), {
  show: ({ token }, ask) => reportForm(ask, { filled: unfilled, guard: floodFields(token) }),
  twin: () => ({ title: 'Report incident', fields: reportLabels }),
  islands: true,
});

const formAgain: Again = async (world, ask, found) =>
  reportForm(ask, { filled: refilled(ask, found), guard: await floodFieldsAgain(world, ask), found });

async function checkedPage(world: World, ask: FormAsk, found?: Parameters<Again>[2]): Promise<Html | undefined> {
  const typed = typedIn(ask);
  const read = readReport(typed, today(world));
  if ('faults' in read) return undefined;
  const { content } = read;
  const likely = found ? [] : await likelyRecords(world, content);
  return checkPage(ask, { content, typed, likely, guard: await floodFieldsAgain(world, ask), found });
}

const check = look(async (world, ask) => {
  countFrom(world, ask, 'ask');
  const read = readReport(typedIn(ask), today(world));
  if ('faults' in read) throw new Refused('bad-input', read.faults[0]?.message, read.faults);
  const shown = await checkedPage(world, ask);
  if (!shown) throw new Refused('bad-input');
  return { page: shown };
}, formAgain);

const change = look(async (world, ask) => ({
  page: reportForm(ask, {
    filled: { fields: ask.fields, faults: [] },
    guard: await floodFieldsAgain(world, ask),
  }),
  islands: true,
}));

const send = form({
  action: sendReport,
  read: async (world, ask) => {
    await passFlood(world, ask);
    return { once: ask.once, ...typedIn(ask) };
  },
  next: (_, { once = '' }, { item }) => ({ page: givenReceipt({ called: 'report', id: item, once }) }),
  // What can be sent again as it is stays on the page from which it was sent.
  again: async (world, ask, found) =>
    (found.faults ? undefined : await checkedPage(world, ask, found)) ?? formAgain(world, ask, found),
});

/** Takes a report in steps: checked, changed, sent. */
export const reportSteps = steps('step', {
  check: { ...check, islands: true },
  change: { ...change, islands: true },
  send,
});

type Line = { readonly id: string; readonly title: string; readonly reasons: readonly string[] };

const lineOf = ({ card, reasons }: LikelyRecord): Line => ({ id: card.id, title: card.title, reasons });

/** The records that a report may be about, while it is being written; nothing of it is kept or logged. */
export const likelyAsked = askForm(async (world, ask) => {
  countFrom(world, ask, 'ask');
  const { links, title, what, who } = typedIn(ask);
  const addresses = links.split(/\s+/).filter(Boolean).slice(0, 50);
  const likely = await likelyRecords(world, { links: addresses, title: title.slice(0, 300), what, who });
  return { likely: likely.map(lineOf) };
});
