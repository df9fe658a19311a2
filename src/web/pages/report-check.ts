import { html } from 'hono/html';
import { sayDate } from '../../core/edtf.ts';
import type { Problem } from '../../core/errors.ts';
import type { ReportContent } from '../../core/item.ts';
import { type ReportFields, reportFields } from '../../intake/read-report.ts';
import type { LikelyRecord } from '../../linking/likely-records.ts';
import type { Ask } from '../face.ts';
import { button, hidden, problemSummary, sendingForm, ticks, unfilled } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { likelyList } from '../parts/likely.ts';
import { reportLabels } from './report-form.ts';

/** What the check page shows: the report as it was understood and as it was typed, and records it may be about. */
export type Checked = {
  readonly content: ReportContent;
  readonly typed: ReportFields;
  readonly likely: readonly LikelyRecord[];
  /** Addresses that stand in the text and not among the links. */
  readonly inText: readonly string[];
  readonly guard: Html;
  readonly found?: Problem;
};

const names = new Intl.DisplayNames('en', { type: 'language' });

// A date is said once, and what was typed only where that reads otherwise.
function sayWhen(edtf: string, typed: string): Html {
  const said = sayDate(edtf);
  const from = said === typed ? '' : html`, from “<bdi>${typed}</bdi>”`;
  return said === edtf && from === ''
    ? html`${said}`
    : html`${said} <span class="hint">understood as ${edtf}${from}</span>`;
}

// The words as a person understands them; a date with what it was read as.
function understood({ content, typed }: Checked, name: keyof ReportFields): Html | undefined {
  if (name === 'links') {
    const { links } = content;
    return links.length === 0
      ? undefined
      : html`<ul class="plain">${links.map((link) => html`<li class="address">${link}</li>`)}</ul>`;
  }
  const value = content[name];
  if (value === undefined) return undefined;
  if (name === 'when') return sayWhen(String(value), typed.when.trim());
  if (name === 'language') return html`${names.of(value) ?? value}`;
  return html`<span class="as-written">${value}</span>`;
}

function sameCase(likely: readonly LikelyRecord[]): Html {
  if (likely.length === 0) return html`<p>No record here looks like this case.</p>`;
  return html`<p>Your report may be about a record that is here already. Please send it all the same if it adds something; the editors join the two.</p>${likelyList(likely)}`;
}

/** The name of the boxes with addresses that were found in the text. */
export const IN_TEXT = 'in-text';

function linksInText(inText: readonly string[]): readonly Html[] {
  if (inText.length === 0) return [];
  const options = inText.map((value) => ({ value, label: value }));
  const help = 'Those that are ticked are sent as links of your report.';
  return [ticks(unfilled, { name: IN_TEXT, label: 'Links: found in your text', help, options, values: inText })];
}

/** What was understood of a report, before it is sent. */
export function checkPage(ask: Pick<Ask, 'once' | 'visitor'>, checked: Checked): Html {
  const lines = reportFields.flatMap((name) => {
    const shown = understood(checked, name);
    return shown ? [html`<div><dt>${reportLabels[name]}</dt><dd dir="auto">${shown}</dd></div>`] : [];
  });
  const kept = reportFields.map((name) => hidden(name, checked.typed[name]));
  return layout({
    title: 'Check your report',
    hidden: true,
    main: html`<div class="prose">
<p class="kicker">Report incident</p>
<h1>Check your report</h1>
${problemSummary(checked.found, reportLabels)}
<p class="deck">Nothing was sent yet. This is what was understood.</p>
<dl class="pairs">${lines}</dl>
<h2>Is it here already?</h2>
${sameCase(checked.likely)}
</div>
${sendingForm(ask, '/report', [
  ...kept,
  checked.guard,
  ...linksInText(checked.inText),
  html`<p class="choices">${button('Send report', { name: 'step', value: 'send' })} ${button('Change something', { name: 'step', value: 'change', quiet: true })}</p>`,
])}`,
  });
}
