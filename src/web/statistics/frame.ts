import { html } from 'hono/html';
import type { Statistics } from '../../core/statistics.ts';
import { selectionAddress } from '../parts/address.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { chips, type NamedSelection, searchWithin } from '../selection.ts';
import { limitsBeside } from './limits.ts';

/**
 * What a page of statistics gives to its frame: where it is and what `more` its address says, how many records it
 * counts, the form that narrows them, what the numbers cannot say beside it, and its content when anything is counted.
 */
export type StatisticsFrame = {
  readonly path: string;
  readonly more?: Readonly<Record<string, string>>;
  readonly selection: NamedSelection;
  readonly title: string;
  readonly heading?: string;
  readonly about?: string;
  readonly total: number;
  readonly deck: string;
  readonly form: Html;
  readonly limits?: Statistics;
  /** More for the head of the page. */
  readonly head?: Html | '';
  readonly content: () => Html;
};

const pages = [
  ['/statistics', 'Charts'],
  ['/statistics/cross', 'Cross tables'],
  ['/statistics/coverage', 'What these numbers cannot say'],
] as const;

function ways({ path: current, selection }: StatisticsFrame): Html {
  const links = pages.map(
    ([path, name]) =>
      html`<li><a href="${selectionAddress(path, selection)}"${path === current ? html` aria-current="page"` : ''}>${name}</a></li>`,
  );
  return html`<nav class="sorts" aria-label="Statistics"><ul>${links}</ul></nav>`;
}

function nothingToCount(path: string): Html {
  return html`<div class="nothing"><p>No record matches, so there is nothing to count.</p>
<ul class="plain"><li><a href="${path}">Count all records</a></li><li><a href="/records">Browse all records</a></li></ul></div>`;
}

/** A page of statistics: its head with the words and filters in use, then its content, or that there is nothing to count. */
export function statisticsFrame(shown: StatisticsFrame): Html {
  const { path, more, selection, title, heading = title, about, total, deck, form, limits, content, head } = shown;
  return layout({
    title,
    path: selectionAddress(path, selection, more),
    section: 'statistics',
    about,
    head,
    main: html`<div class="statistics">
<header class="count-head"><div><h1>${heading}</h1>
<p class="deck">${deck} <a href="${searchWithin(selection)}">See the records</a>.</p>
${ways(shown)}
${form}
${chips(selection, (other) => selectionAddress(path, other, more))}</div>
${limits && total > 0 ? limitsBeside(limits, selection) : ''}</header>
${total === 0 ? nothingToCount(path) : content()}
</div>`,
  });
}
