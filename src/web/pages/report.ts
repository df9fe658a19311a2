import { addressesIn } from '../../core/addresses-in-text.ts';
import { Refused } from '../../core/errors.ts';
import type { ReportContent } from '../../core/item.ts';
import type { World } from '../../core/ports.ts';
import { maxLinks } from '../../intake/read-links.ts';
import { type ReportFields, readReport, reportFields } from '../../intake/read-report.ts';
import { sendReport } from '../../intake/send-report.ts';
import { type LikelyRecord, likelyRecords } from '../../linking/likely-records.ts';
import { page } from '../face.ts';
import { countFrom, delayFor, floodFields, floodFieldsAgain, passFlood } from '../flood-door.ts';
import { type Again, ask as askForm, type FormAsk, form, look, steps } from '../form-face.ts';
import { refilled, unfilled } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { givenReceipt } from './receipt-given.ts';
import { checkPage, IN_TEXT } from './report-check.ts';
import { reportForm, reportLabels } from './report-form.ts';

// Addresses that were found in the text and left ticked on the check page become links of the report.
function typedIn({ fields }: FormAsk): ReportFields {
  const typed = Object.fromEntries(reportFields.map((name) => [name, fields.text(name)])) as ReportFields;
  return { ...typed, links: [typed.links, ...fields.all(IN_TEXT)].filter(Boolean).join('\n') };
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

type Shown = Pick<Parameters<typeof checkPage>[1], 'content' | 'likely' | 'found'>;

function inText({ what, links }: ReportContent): readonly string[] {
  return addressesIn(what, maxLinks)
    .filter((address) => !links.includes(address))
    .slice(0, maxLinks - links.length);
}

async function checkedPage(world: World, ask: FormAsk, shown: Shown): Promise<Html> {
  return checkPage(ask, {
    ...{ ...shown, typed: typedIn(ask), inText: inText(shown.content) },
    guard: await floodFieldsAgain(world, ask),
  });
}

const check = look(async (world, ask) => {
  countFrom(world, ask, 'ask');
  const read = readReport(typedIn(ask), today(world));
  if ('faults' in read) throw new Refused('bad-input', read.faults[0]?.message, read.faults);
  const { content } = read;
  return { page: await checkedPage(world, ask, { content, likely: await likelyRecords(world, content) }) };
}, formAgain);

const change = look(
  async (world, ask) => ({
    page: reportForm(ask, {
      filled: { fields: ask.fields, faults: [] },
      guard: await floodFieldsAgain(world, ask),
    }),
    islands: true,
  }),
  formAgain,
);

const send = form({
  action: sendReport,
  read: async (world, ask) => {
    await passFlood(world, ask);
    return { once: ask.once, ...typedIn(ask) };
  },
  next: (_, { once }, { item }) => ({ page: givenReceipt({ called: 'report', id: item, once }) }),
  // What can be sent again as it is stays on the page from which it was sent.
  again: async (world, ask, found) => {
    const read = readReport(typedIn(ask), today(world));
    if (found.faults || 'faults' in read) return formAgain(world, ask, found);
    return checkedPage(world, ask, { content: read.content, likely: [], found });
  },
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
