import { html } from 'hono/html';
import { type EdtfDate, readEdtf } from '../../core/edtf.ts';
import { type Statement, statementsOf } from '../../core/statement.ts';
import type { TimelineEvent } from '../../core/values.ts';
import { codeName } from '../../core/vocabulary.ts';
import { citations, type Notes } from './citation.ts';
import { doubt } from './doubt.ts';
import type { Html } from './html.ts';
import { dateOf, said } from './text.ts';
import { sayLength, type TimeScale, timeScale } from './time-scale.ts';

type Step = { readonly statement: Statement; readonly event: TimelineEvent; readonly date?: EdtfDate };

const endOf = ({ date }: Step): number => date?.last ?? date?.first ?? Number.POSITIVE_INFINITY;

// A period stands where it begins, so that what happened during it follows. "February" and "until 13 February" only say
// by when something had happened, so they stand at their end: after a dated step that may have come before them.
function placeOf(step: Step): number {
  const begin = readEdtf(step.event.date.split('/')[0] ?? '');
  return begin?.last ?? endOf(step);
}

/** The steps of a case in order of time, on one day the shorter and then the one written first. Undated ones come last. */
export function stepsOf(statements: readonly Statement[]): readonly Step[] {
  return statementsOf(statements, 'timeline')
    .flatMap((statement): Step[] => {
      if (typeof statement.value !== 'object' || !('event' in statement.value)) return [];
      return [{ statement, event: statement.value, date: readEdtf(statement.value.date) }];
    })
    .sort((a, b) => placeOf(a) - placeOf(b) || endOf(a) - endOf(b));
}

function scaleOf(steps: readonly Step[]): TimeScale | undefined {
  const days = steps.flatMap(({ statement, date }) =>
    statement.rank === 'deprecated' ? [] : [date?.first, date?.last].filter((day) => day !== undefined),
  );
  return timeScale(Math.min(...days), Math.max(...days));
}

const grid = (scale: TimeScale): Html[] =>
  scale.ticks.map(({ at }) => html`<line class="tick" x1="${at}%" x2="${at}%" y1="0" y2="100%"/>`);

function axis(scale: TimeScale): Html {
  const labels = scale.ticks.map(({ at, label }) => {
    const end = at > 82;
    return html`<text x="${at}%" dx="${end ? -4 : 4}" y="14"${end ? html` text-anchor="end"` : ''}>${label}</text>`;
  });
  return html`<div class="axis" aria-hidden="true"><svg width="100%" height="20" focusable="false">${grid(scale)}${labels}</svg></div>`;
}

function strip(step: Step, scale: TimeScale): Html {
  const { first, last, approximate } = step.date ?? {};
  const from = first === undefined ? 0 : scale.at(first);
  const to = last === undefined ? 100 : scale.at(last);
  const open = first === undefined || last === undefined || approximate;
  const drawn = step.date === undefined || step.statement.rank === 'deprecated';
  const span = html`<line class="span${open ? ' open' : ''}" x1="${from}%" x2="${to}%" y1="22" y2="22"/>`;
  return html`<svg class="strip" aria-hidden="true" width="100%" height="44" focusable="false">${grid(scale)}${drawn ? '' : span}</svg>`;
}

function lengthOf(step: Step): string | undefined {
  const { first, last } = step.date ?? {};
  const interval = step.event.date.includes('/');
  return interval && first !== undefined && last !== undefined ? sayLength(last - first + 1) : undefined;
}

function item(step: Step, scale: TimeScale | undefined, notes: Notes): Html {
  const { statement, event } = step;
  const length = lengthOf(step);
  const name = codeName('timeline-event', event.event);
  const gone = statement.rank === 'deprecated';
  return html`<li class="step ${event.event === 'silence' ? 'silence' : ''}">
<p class="when">${gone ? html`<s>${dateOf(event.date)}</s>` : dateOf(event.date)}${length ? html`<span class="length">${length}</span>` : ''}</p>
<div class="what"><p><strong>${gone ? html`<s>${name}</s>` : name}</strong>${event.text ? html` ${said(event.text, statement.lang ?? 'en')}` : ''}</p>
${statement.note ? html`<p class="aside" dir="auto">${statement.note}</p>` : ''}${doubt(statement)}<p class="by"><bdi>${statement.by}</bdi>${citations(statement.cites, notes)}</p></div>
${scale ? strip(step, scale) : ''}
</li>`;
}

/** The timeline as an ordered list in which every step is drawn to one common scale; silence has a look of its own. */
export function timeline(statements: readonly Statement[], notes: Notes): Html | undefined {
  const steps = stepsOf(statements);
  if (steps.length === 0) return undefined;
  const scale = scaleOf(steps);
  return html`<div class="timeline${scale ? ' scaled' : ''}">${scale ? axis(scale) : ''}<ol>${steps.map((step) => item(step, scale, notes))}</ol></div>`;
}
