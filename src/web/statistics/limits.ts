import { html } from 'hono/html';
import type { Selection, Statistics } from '../../core/statistics.ts';
import { sayShare } from '../charts/table.ts';
import { selectionAddress } from '../parts/address.ts';
import type { Html } from '../parts/html.ts';
import { languageName, sayNumber } from '../parts/text.ts';

/** The share of records from one day above which days of delay say more about an import than about reporting. */
export const AT_ONCE = 0.5;

function submitterLine({ coverage }: Statistics): string {
  const { submitters } = coverage;
  const [first] = submitters.codes;
  if (!first) return '';
  if (submitters.distinct === 1) return `All of these records come from one contributor, ${first.code}.`;
  const five = submitters.distinct > 5 ? `, and ${sayShare(submitters.topFive)} from the five largest` : '';
  return `${sayShare(submitters.largest)} of these records come from one contributor, ${first.code}${five}.`;
}

function languageLine({ coverage, total }: Statistics): string {
  const [first] = coverage.sourceLanguages.codes;
  if (!first) return 'Of no source here is the language known.';
  return `${sayShare(first.count / total)} of the records cite a source in ${languageName(first.code)}; ${sayShare(1 - coverage.sourceLanguages.records / total)} cite none whose language is known.`;
}

function lagLine({ coverage }: Statistics): string {
  const { all, busiestDay } = coverage.lag;
  if (!all) return '';
  if (busiestDay > AT_ONCE) {
    return `${sayShare(busiestDay)} of the dated records came in on one day, as by an import, so how late cases arrive cannot be seen. The latest years will still grow.`;
  }
  return `Half of the dated records came in within ${sayNumber(Math.round(all.median))} days of the event, a quarter only after ${sayNumber(Math.round(all.upper))}: the latest years will still grow.`;
}

/** What stands beside all numbers: what they cannot say, in this selection's own figures. */
export function limitsBeside(statistics: Statistics, selection: Selection): Html {
  const lines = [submitterLine(statistics), languageLine(statistics), lagLine(statistics)].filter(Boolean);
  return html`<aside class="limits" aria-labelledby="limits"><h2 id="limits">What these numbers cannot say</h2>
<p>They count records, not events. A case that nobody reported, or that no source here describes, is missing.</p>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
<p><a href="${selectionAddress('/statistics/coverage', selection)}">What these numbers cannot say, in full</a></p></aside>`;
}
