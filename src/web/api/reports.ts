import { z } from 'zod';
import { Refused } from '../../core/errors.ts';
import { everyone } from '../../core/policy.ts';
import type { World } from '../../core/ports.ts';
import { delayLimits } from '../../intake/delay-token.ts';
import { type ReportFields, reportFields, reportLimits } from '../../intake/read-report.ts';
import { receiptOf } from '../../intake/receipt.ts';
import { sendReport } from '../../intake/send-report.ts';
import type { Operation } from '../../publish/openapi.ts';
import { countFrom, delayFor, delayOf } from '../flood-door.ts';
import { type FormAsk, form, newOnce } from '../form-face.ts';
import { bytesOf, Fields, readForm, type SentForm } from '../form-fields.ts';
import type { Route } from '../route.ts';
import { API, none, reading } from './operation.ts';
import { answers } from './schemas.ts';

// A token tells its time in steps of two seconds, rounded up.
const WAIT = delayLimits.least / 1_000 + 2;
const MAX_LINKS = 50;
const NEEDED = 'This is needed, as a text.';
const TICKET = /^([0-9a-f]{32})\.([0-9a-z]{1,12}\.[0-9a-f]{64})$/;
const JSON_TYPE = /^application\/(?:[a-z.-]+\+)?json\s*(?:;|$)/i;

const text = (name: keyof ReportFields, about: string) => z.string().max(reportLimits[name]).optional().describe(about);

/** A report as it is sent. */
export const reportBody = z.strictObject({
  ticket: z
    .string(NEEDED)
    .regex(TICKET, 'This is not a ticket; ask for one at /api/v1/reports/ticket')
    .describe('From /reports/ticket. The same ticket sent again is the same report.'),
  what: z.string(NEEDED).max(reportLimits.what).describe('What happened, in your own words, in any language.'),
  links: z.array(z.string().max(2_000)).max(MAX_LINKS).optional().describe('Addresses of what was published about it.'),
  title: text('title', 'What you would call the case.'),
  when: text('when', 'For example 13 February 2019, May 2018, 2015 to 2019.'),
  where: text('where', 'A country, a city, a web site.'),
  who: text('who', 'Who made or used the system.'),
  how: text('how', 'How you know.'),
  language: text('language', 'Of what you write, as BCP 47 has it.'),
  contact: text('contact', 'Seen by editors only, and erased 30 days after the report is closed.'),
});

type Sent = z.infer<typeof reportBody>;

function read(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refused('bad-input', 'What was sent is not JSON in UTF-8.');
  }
}

const sentence = (message: string): string => (/[.?!]$/.test(message) ? message : `${message}.`);

function fieldsOf({ ticket, links = [], ...texts }: Sent): Fields {
  const [, once = '', opened = ''] = TICKET.exec(ticket) ?? [];
  const written = Object.entries({ ...texts, links: links.join('\n') });
  return new Fields([
    ['once', once],
    ['opened', opened],
    ...written.map(([name, value]): [string, string] => [name, value ?? '']),
  ]);
}

// As fields of a form a report has one link on each line.
async function sentIn(request: Request): Promise<unknown> {
  if (JSON_TYPE.test(request.headers.get('content-type') ?? '')) return read(await bytesOf(request));
  const { fields, faults } = await readForm(request);
  if (faults.length > 0) throw new Refused('bad-input', 'Part of what was sent was no text.', faults);
  const written = fields.names().map((name) => [name, fields.text(name)] as const);
  const links = fields.text('links').split(/\s+/).filter(Boolean);
  return { ...Object.fromEntries(written), ...(links.length > 0 && { links }) };
}

async function readReportBody(request: Request): Promise<SentForm> {
  const sent = reportBody.safeParse(await sentIn(request));
  if (sent.success) return { fields: fieldsOf(sent.data), faults: [] };
  const faults = sent.error.issues.map((issue) => {
    const { path, message } = issue;
    const [name = ''] = issue.code === 'unrecognized_keys' ? issue.keys : [path.join('.')];
    return { path: name.slice(0, 60), message: sentence(message) };
  });
  const [first] = faults;
  throw new Refused('bad-input', first?.path ? `${first.path}: ${first.message}` : first?.message, faults);
}

// The same rules as at the form, in words for programs.
async function passTicket(world: World, ask: FormAsk): Promise<void> {
  const delay = await delayOf(world, ask);
  if (delay === 'too-soon') {
    throw new Refused('too-many', `This ticket is too young: it is taken ${WAIT} seconds after it was given.`);
  }
  if (delay !== 'passed') {
    const message = 'This ticket is too old, or none of ours; ask for one at /api/v1/reports/ticket.';
    throw new Refused('bad-input', `ticket: ${message}`, [{ path: 'ticket', message }]);
  }
  countFrom(world, ask, 'send');
}

const typedIn = ({ fields }: FormAsk): ReportFields =>
  Object.fromEntries(reportFields.map((name) => [name, fields.text(name)])) as ReportFields;

/** Takes a report as the form does: the same rules, the same action, the same receipt. */
export const sendOperation: Operation = {
  id: 'sendReport',
  method: 'post',
  path: `${API}/reports`,
  summary: 'Sends a report.',
  about:
    'As at /report: an editor reads it, nothing of it is public before that, and of the sender nothing is kept but the words and the day. Do not send names of affected people, nor leaked data. The fields of a form are taken too, with one link on each line.',
  ...{ at: none, query: none, body: reportBody, answer: answers.report, status: 201 },
  problems: [
    'bad-input',
    'not-from-here',
    'method-not-allowed',
    'not-acceptable',
    'too-large',
    'unfit-type',
    'too-many',
    'database-away',
    'internal',
  ],
};

/** The ticket that a report needs. */
export const ticketOperation = reading({
  ...{ id: 'getTicket', path: '/reports/ticket', at: none, query: none, answer: answers.ticket },
  summary: 'A ticket for one report.',
  about: `It is taken ${WAIT} seconds after it was given and for a day, so that nobody can send many reports at once.`,
  problems: [],
  fresh: true,
  example: () => '/reports/ticket',
  run: async (world) => {
    const once = newOnce(world);
    return { ticket: `${once}.${await delayFor(world, once)}`, wait: WAIT, ends: delayLimits.most / 1_000 };
  },
});

/** The row of the table that takes a report. */
export const reportRoute: Route = {
  ...{ method: 'POST', path: `${API}/reports`, who: everyone, query: [] },
  about: `API: ${sendOperation.summary}`,
  form: {
    ...form({
      action: sendReport,
      read: async (world, ask) => {
        await passTicket(world, ask);
        return { once: ask.once, ...typedIn(ask) };
      },
      next: (_, { once }, { item }) => ({ data: { report: item, receipt: receiptOf(once) }, status: 201 }),
    }),
    reads: readReportBody,
  },
};
