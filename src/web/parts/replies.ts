import { html } from 'hono/html';
import { fieldNamed } from '../../core/fields.ts';
import type { OwedAnswer } from '../../core/owed-answer.ts';
import { type Statement, statementsOf } from '../../core/statement.ts';
import type { Reply } from '../../core/values.ts';
import { codeName } from '../../core/vocabulary.ts';
import { citations, type Notes } from './citation.ts';
import { doubt } from './doubt.ts';
import type { Html } from './html.ts';
import { showMarkdown } from './markdown.ts';
import { count, dateOf, inLanguage } from './text.ts';

/** A published answer of an organisation, numbered from 1 in the order of the record. */
export type Answer = { readonly at: number; readonly statement: Statement; readonly reply: Reply };

/** The answers on a record; those that were struck out come along, marked by their rank. */
export function answersIn(statements: readonly Statement[]): readonly Answer[] {
  return statementsOf(statements, 'reply').flatMap((statement, index) => {
    const { value } = statement;
    if (typeof value !== 'object' || !('concerns' in value)) return [];
    return [{ at: index + 1, statement, reply: value }];
  });
}

const marks: Readonly<Record<string, string>> = {
  acknowledges: 'acknowledges this',
  disputes: 'disputes this',
  'corrective-action': 'says what it changed',
  apology: 'says that it is sorry',
};

/** Beside the statements of a field: who answers about it, with a way to the words. */
export function answerMarks(statements: readonly Statement[], field: string): readonly Html[] {
  return answersIn(statements)
    .filter(({ reply, statement }) => reply.concerns.includes(field) && statement.rank !== 'deprecated')
    .map(
      ({ at, reply, statement }) =>
        html`<p class="aside answered"><bdi>${statement.by}</bdi> ${marks[reply.kind] ?? 'answers'}: <a href="#answer-${at}">read the answer</a></p>`,
    );
}

// Where on the page a field stands: facts have rows of their own, the rest have sections.
const places: Readonly<Record<string, string>> = { summary: 'summary', timeline: 'timeline', title: 'main' };

function concerned({ concerns }: Reply): Html | '' {
  const links = concerns.map((name, at) => {
    const label = fieldNamed(name)?.label ?? name;
    return html`${at === 0 ? '' : ', '}<a href="#${places[name] ?? name}">${label}</a>`;
  });
  return links.length === 0 ? '' : html`<p class="small">About: ${links}</p>`;
}

function answer({ at, statement, reply }: Answer, notes: Notes): Html {
  const { by, lang, rank, note, cites } = statement;
  const words = html`<div${inLanguage(lang)}>${showMarkdown(reply.text)}</div>`;
  return html`<li id="answer-${at}">
<h3><bdi>${by}</bdi>: ${codeName('response-kind', reply.kind)}</h3>
${concerned(reply)}
${rank === 'deprecated' ? html`<s>${words}</s>` : html`<blockquote>${words}</blockquote>`}
${note ? html`<p class="aside" dir="auto">${note}</p>` : ''}${doubt(statement)}
<p class="by">In the words of <bdi>${by}</bdi>${citations(cites, notes)}</p></li>`;
}

/** What stands where there is no answer: when those concerned were told, and for how long nothing has been recorded. */
export function owedLine(owed: OwedAnswer | undefined): Html | '' {
  if (!owed) return '';
  const who = owed.words ? html`<bdi>${owed.words.replace(/[.。]$/, '')}</bdi>` : 'The operator was told';
  return html`<p>${who}: ${dateOf(owed.asked)}. The timeline holds no answer after ${count(owed.days, 'day')}.</p>`;
}

/** The answers of organisations in full, or since when one is missing; nothing when nobody was told and nobody answered. */
export function answerSection(
  statements: readonly Statement[],
  notes: Notes,
  owed: OwedAnswer | undefined,
): Html | undefined {
  const answers = answersIn(statements);
  if (answers.length === 0 && !owed) return undefined;
  return html`${owedLine(owed)}${answers.length > 0 ? html`<ol class="plain answers">${answers.map((one) => answer(one, notes))}</ol>` : ''}`;
}

/** Below a record: what can be done when something on it is wrong. */
export function wrongLine(id: string): Html {
  return html`<nav class="wrong small" aria-label="Something wrong?"><p>Something wrong? <a href="/records/${id}/improve">Improve page</a> · <a href="/records/${id}/respond">Answer for an organisation</a> · <a href="/complain?record=${id}">Complain</a></p></nav>`;
}
