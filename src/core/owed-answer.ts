import { type EdtfDate, readEdtf } from './edtf.ts';
import { type Statement, statementsOf } from './statement.ts';
import type { TimelineEvent } from './values.ts';

/**
 * When those concerned were told, in EDTF, and how many whole days have gone by without an answer that is recorded. `words`
 * say who was asked, where somebody was asked for comment.
 */
export type OwedAnswer = { readonly asked: string; readonly days: number; readonly words?: string };

type Step = { readonly event: TimelineEvent; readonly date: EdtfDate };

const asks = new Set(['reported-to-operator', 'asked-for-comment']);
const answers = new Set(['acknowledged', 'denied', 'response', 'apology']);
const DAY = 86_400_000;

function stepsIn(statements: readonly Statement[]): readonly Step[] {
  return statementsOf(statements, 'timeline').flatMap(({ value, rank }) => {
    if (rank === 'deprecated' || typeof value !== 'object' || !('event' in value)) return [];
    const date = readEdtf(value.date);
    return date ? [{ event: value, date }] : [];
  });
}

/**
 * The answer that a record does not have: somebody was told on a known day, last of all, and neither a step of the
 * timeline since then nor a published response holds an answer. `today` is an ISO 8601 day; undefined when nothing is owed.
 */
export function owedAnswer(statements: readonly Statement[], today: string): OwedAnswer | undefined {
  if (statementsOf(statements, 'reply').some(({ rank }) => rank !== 'deprecated')) return undefined;
  const steps = stepsIn(statements);
  const asked = steps
    .filter(({ event, date }) => asks.has(event.event) && date.last !== undefined)
    .sort((a, b) => (a.date.last ?? 0) - (b.date.last ?? 0))
    .at(-1);
  const day = asked?.date.last;
  if (asked === undefined || day === undefined) return undefined;
  // An answer whose day is not known may have come since.
  const isAnswered = steps.some(({ event, date }) => answers.has(event.event) && (date.last ?? day) >= day);
  const days = Math.floor(Date.parse(today) / DAY) - day;
  if (isAnswered || days < 1) return undefined;
  const { event, date, text = 'An organisation was asked for its answer.' } = asked.event;
  return { asked: date, days, ...(event === 'asked-for-comment' && { words: text }) };
}
