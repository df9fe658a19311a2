import { html } from 'hono/html';
import type { Disagreement } from '../../core/annotation.ts';
import { codeName } from '../../core/vocabulary.ts';
import type { DisputedRecord, ShownAgreement } from '../agreements.ts';
import { intervalAxis, intervalMark, scaleStart } from '../charts/interval.ts';
import type { Html } from './html.ts';
import { count, inLanguage, sayNumber } from './text.ts';

const twoDigits = (value: number): string => value.toFixed(2).replace('-', '−');

function figures(shown: ShownAgreement, from: number): Html {
  const { agreement, units, differing } = shown;
  if (agreement) {
    const { alpha, low, high } = agreement;
    return html`${intervalMark(agreement, from)}<p class="number"><strong>${twoDigits(alpha)}</strong> <span class="small">${twoDigits(low)} to ${twoDigits(high)}</span></p>`;
  }
  const why = differing === 0 && units > 1 ? 'All gave the same code.' : 'Too few records to tell.';
  return html`<p class="unknown">${why}</p>`;
}

function row(shown: ShownAgreement, from: number): Html {
  const { label, units, differing, annotators } = shown;
  const facts = `${count(units, 'record')}, ${sayNumber(differing)} judged differently; ${count(annotators.length, 'annotator')}`;
  return html`<tr><th scope="row">${label}<p class="small">${facts}</p></th><td><div class="drawn">${figures(shown, from)}</div></td></tr>`;
}

function disagreements(vocabulary: string, list: readonly Disagreement[]): Html {
  const say = (codes: readonly string[]): string => codes.map((code) => codeName(vocabulary, code)).join(' + ');
  const rows = list.map(
    ({ one, other, count: records }) =>
      html`<tr><td>${say(one)}</td><td>${say(other)}</td><td class="number">${sayNumber(records)}</td></tr>`,
  );
  return html`<table class="list"><caption>The most frequent disagreements</caption>
<thead><tr><th scope="col">One says</th><th scope="col">Another says</th><th scope="col" class="number">Records</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function recordLinks(field: string, records: readonly DisputedRecord[], all: number): Html {
  const items = records.map(
    ({ id, title, lang }) => html`<li><a href="/records/${id}#${field}"${inLanguage(lang)}>${title}</a></li>`,
  );
  const some = all > records.length ? `The first ${records.length} of ${sayNumber(all)} records` : 'Records';
  return html`<p class="lead-in">${some} judged differently</p><ul>${items}</ul>`;
}

function particulars(vocabulary: string, shown: ShownAgreement, open: boolean): Html {
  const { field, label, differing, annotators, severalCodes } = shown;
  const who = annotators.map(({ name, records }) => html`<li><bdi>${name}</bdi>: ${sayNumber(records)}</li>`);
  const several = html`<p class="small">Annotators may give several codes here. All codes of one annotator count as one value, so two who share one code of two disagree.</p>`;
  const disputes = html`${disagreements(vocabulary, shown.disagreements)}${recordLinks(field, shown.records, differing)}`;
  return html`<details${open ? html` open` : ''}><summary>${label}: ${count(differing, 'record')} judged differently</summary>
${severalCodes ? several : ''}
${differing > 0 ? disputes : ''}
<p class="lead-in">Records by annotator</p><ul class="annotators">${who}</ul></details>`;
}

/** What a vocabulary page says about the agreement of annotators; nothing when there is nothing to tell. */
export function agreementSection(vocabulary: string, agreements: readonly ShownAgreement[] = []): Html | '' {
  if (agreements.length === 0) return '';
  const from = scaleStart(agreements.flatMap(({ agreement }) => agreement ?? []));
  return html`<section class="agreement" aria-labelledby="agreement">
<h2 id="agreement">Agreement</h2>
<p>Several annotators judged the same records. Alpha is 1 when they always agree and 0 when they agree no more often than chance would; the line is its 95% interval. By custom, a value of 0.8 or more may be relied on, from 0.667 it allows tentative conclusions, and a lower one should not be built on.</p>
<table class="list"><caption>Krippendorff’s alpha by field</caption>
<thead><tr><th scope="col">Field</th><th scope="col"><div class="drawn"><span class="out">Alpha and its interval</span>${intervalAxis(from)}<span class="number rare" aria-hidden="true">alpha</span></div></th></tr></thead>
<tbody>${agreements.map((shown) => row(shown, from))}</tbody></table>
<p class="small">Alpha for nominal data; percentile bootstrap over records with 1,000 resamples. Counted are records with statements of rank normal by at least two annotators; an outcome they settled on and a missing answer are not counted. Where nearly all records have the same code, a few differences already make alpha small. The bounds: K. Krippendorff, <cite>Content Analysis</cite>, second edition, Sage 2004, page 241.</p>
<h3>Where they differ</h3>
${agreements.map((shown) => particulars(vocabulary, shown, agreements.length === 1))}
</section>`;
}
