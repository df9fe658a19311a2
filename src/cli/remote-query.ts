import { Refused } from '../core/errors.ts';
import type { AskRemote, RemoteAnswer } from '../core/outward.ts';
import { type FoundRecord, type FoundRecords, foundPage, PAGE } from './found-records.ts';
import { oneLine } from './text-table.ts';

const MAX_DETAIL = 300;

/** The address of a remote Casebook as somebody typed it, without a slash at the end. Refuses what is none. */
export function remoteAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Refused('bad-command', `"${text}" is not the address of a Casebook, such as https://casebook.example.`);
  }
  if (url.username !== '' || url.password !== '')
    throw new Refused(
      'bad-command',
      'Leave name and password out of the address: everything that is asked for is public.',
    );
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

const failures = {
  unreachable: 'cannot be reached',
  'too-slow': 'did not answer in time',
  'too-large': 'answered with more than fits here',
} as const;

function detailOf(text: string): string | undefined {
  try {
    const { detail } = JSON.parse(text);
    return typeof detail === 'string' ? oneLine(detail).slice(0, MAX_DETAIL) : undefined;
  } catch {
    return undefined;
  }
}

function bodyOf(answer: RemoteAnswer, from: string): string {
  if (!answer.ok) throw new Refused('bad-command', `${from} ${failures[answer.why]}.`);
  if (answer.status === 200) return answer.text;
  const detail = detailOf(answer.text);
  throw new Refused('bad-command', detail === undefined ? oddAnswer(from, answer.status) : `${from} says: ${detail}`);
}

function oddAnswer(from: string, status: number): string {
  return `${from} does not answer as a Casebook does (status ${status}).`;
}

function pageIn(text: string, from: string) {
  try {
    return foundPage.parse(JSON.parse(text));
  } catch {
    throw new Refused('bad-command', oddAnswer(from, 200));
  }
}

/** The first records that a query finds in a Casebook elsewhere, by its API. An odd answer is refused with one sentence. */
export async function foundThere(
  ask: AskRemote,
  from: string,
  { q, limit }: { readonly q: string; readonly limit: number },
): Promise<FoundRecords> {
  const records: FoundRecord[] = [];
  let cursor: string | undefined;
  for (;;) {
    const query = new URLSearchParams({
      ...(q !== '' && { q }),
      limit: String(Math.min(limit - records.length, PAGE)),
    });
    if (cursor !== undefined) query.set('cursor', cursor);
    const page = pageIn(bodyOf(await ask(`${from}/api/v1/records?${query}`), from), from);
    records.push(...page.records);
    const { total, suggestion } = page;
    // A list that goes on without records, or round in a circle, would never come to an end.
    const isOver = page.next === undefined || page.records.length === 0 || page.next === cursor;
    if (isOver || records.length >= limit) return { total, suggestion, records: records.slice(0, limit) };
    cursor = page.next;
  }
}
