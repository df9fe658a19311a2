import { readEdtf } from '../../core/edtf.ts';
import type { Alias } from '../../core/values.ts';
import type { PublicRecord } from '../public-record.ts';
import { factsOf } from './facts.ts';
import { type Elsewhere, type Loss, lossOf, type Treatment } from './loss.ts';

/**
 * What the AI Incident Database takes as a submission: one report, with what is known of its incident. Dates are
 * YYYY-MM-DD, or empty where no day is known. `text` is for whoever submits it: we keep no copy of the report.
 */
export type AiidSubmission = {
  readonly title: string;
  readonly url: string;
  readonly source_domain: string;
  readonly authors: readonly string[];
  readonly submitters: readonly string[];
  readonly date_published: string;
  readonly date_downloaded: string;
  readonly date_modified: string;
  readonly date_submitted: string;
  readonly image_url: string;
  readonly language: string;
  readonly tags: readonly string[];
  readonly text: string;
  readonly incident_title: string;
  readonly incident_date: string;
  readonly description: string;
  readonly deployers: readonly string[];
  readonly developers: readonly string[];
  readonly harmed_parties: readonly string[];
  readonly implicated_systems: readonly string[];
  readonly incident_ids: readonly number[];
  readonly editor_notes: string;
};

/** One submission for each page that a record cites. */
export type AiidSubmissions = { readonly submissions: readonly AiidSubmission[]; readonly loss: readonly Loss[] };

const DAY = 86_400_000;
const names = {
  how: 'partial',
  why: 'As names: the database has ids of its own for organisations and systems.',
} as const;

const treatment: Treatment = {
  name: 'aiid',
  fields: {
    summary: { how: 'direct', why: 'It comes over as it is, as Markdown.' },
    occurred: { how: 'approximate', why: 'The database wants one day: the first day that our date can mean.' },
    alias: { how: 'partial', why: 'Only the ids that the AI Incident Database itself gave.' },
    operator: names,
    developer: names,
    system: names,
    affected: names,
  },
  sources: {
    to: 'url, title, authors, date_published',
    how: 'partial',
    why: 'One submission for each page with an address; others are left out, and the text of a report is not ours to give.',
  },
};

function dayOf(date: string | undefined): string {
  const { first, last } = (date === undefined ? undefined : readEdtf(date)) ?? {};
  const day = first ?? last;
  return day === undefined ? '' : new Date(day * DAY).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

const noPage = 'No page with an address is cited, and the database takes reports of pages only.';
const otherIds = 'None of its ids are of the AI Incident Database.';
const isOfAiid = (alias: Alias): boolean => /^aiid$/i.test(alias.scheme);

function incidentNumbers(aliases: readonly Alias[]): readonly number[] {
  const numbers = aliases.filter(isOfAiid).map(({ id }) => Number(/(\d+)$/.exec(id)?.[1]));
  return numbers.filter((number) => Number.isSafeInteger(number));
}

function incidentOf(record: PublicRecord, address: string) {
  const { texts, values } = factsOf(record);
  const day = record.time.slice(0, 'yyyy-mm-dd'.length);
  const [occurred] = values('occurred');
  return {
    submitters: [record.attribution ?? 'Casebook'],
    date_downloaded: day,
    date_modified: day,
    date_submitted: day,
    image_url: '',
    tags: [],
    text: '',
    incident_title: texts('title')[0] ?? '',
    incident_date: dayOf(typeof occurred === 'string' ? occurred : undefined),
    description: texts('summary')[0] ?? '',
    deployers: texts('operator'),
    developers: texts('developer'),
    harmed_parties: texts('affected'),
    implicated_systems: texts('system'),
    incident_ids: incidentNumbers(values('alias') as readonly Alias[]),
    editor_notes: `From ${address}, version ${record.revision}, SHA-256 ${record.commitment}`,
  };
}

function lossHere(record: PublicRecord, isAny: boolean, isNumbered: boolean): readonly Loss[] {
  const loss = lossOf(record, treatment);
  if (!isAny) return loss.map(({ field }) => ({ field, how: 'unmapped', why: noPage }));
  if (isNumbered) return loss;
  return loss.map((line) => (line.field === 'alias' ? { field: 'alias', how: 'unmapped', why: otherIds } : line));
}

/** Writes a record as submissions to the AI Incident Database; `address` is that of the record. */
export function aiidSubmissions(record: PublicRecord, address: string): Elsewhere<AiidSubmissions> {
  const incident = incidentOf(record, address);
  const submissions = record.sources.flatMap(({ url, title, author, published, language }) => {
    if (url === undefined) return [];
    const report = {
      title: title ?? '',
      url,
      source_domain: new URL(url).hostname,
      authors: author === undefined ? [] : [author],
      date_published: dayOf(published),
      language: language ?? record.document.language,
    };
    return [{ ...report, ...incident }];
  });
  const loss = lossHere(record, submissions.length > 0, incident.incident_ids.length > 0);
  return { document: { submissions, loss }, loss };
}
