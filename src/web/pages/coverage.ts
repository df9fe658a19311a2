import { html } from 'hono/html';
import type { World } from '../../core/ports.ts';
import type { Coverage } from '../../core/statistics.ts';
import { figure } from '../charts/figure.ts';
import { sayShare } from '../charts/table.ts';
import { type Ask, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { count } from '../parts/text.ts';
import { type NamedSelection, selectionBox } from '../selection.ts';
import type { Counted } from '../statistics/code-tables.ts';
import { coverageCharts } from '../statistics/coverage-charts.ts';
import { statisticsFrame } from '../statistics/frame.ts';
import { askedCounts } from '../statistics/tables.ts';

const PATH = '/statistics/coverage';

type CoveragePage = {
  readonly selection: NamedSelection;
  readonly total: number;
  readonly coverage: Coverage;
  readonly counted: Counted;
};

async function coverageData(world: World, ask: Ask): Promise<CoveragePage> {
  const { selection, counted } = await askedCounts(world, ask);
  const { total, coverage } = counted.statistics;
  return { selection, total, coverage, counted };
}

function countryLine({ counted, total }: CoveragePage): string {
  const { codes, distinct, records } = counted.statistics.codes['country'] ?? { codes: [], distinct: 0, records: 0 };
  const [top] = codes;
  if (!top) return 'No record here says where it happened.';
  return `The records name ${count(distinct, 'country or area', 'countries and areas')}, most often ${counted.names('country', top.code)?.name} (${sayShare(top.count / total)} of the records). ${count(total - records, 'record names', 'records name')} none. A country without records is a country nobody wrote to us about, not one where nothing happens.`;
}

function bias(shown: CoveragePage): Html {
  const { coverage } = shown;
  const [language] = coverage.sourceLanguages.codes;
  return html`<div class="bias">
<p><strong>What is counted.</strong> Records, each once. A case that two collections hold is two records until somebody merges them. Not harm, not people, not risk: a case with one victim and a case with a million are one record each.</p>
<p><strong>What gets in.</strong> A case must first be noticed, then be reported in public, then be read by somebody who sends it in. Each step favours cases in rich countries with a free press, in English, about well-known companies, and with a single striking event. Slow harms, harms to people whom nobody asks, secret systems and settled complaints are missing, and nothing here can say how many there are.</p>
<p><strong>More records do not mean more incidents.</strong> A rise may mean more incidents, more attention, or more hands at work here. The last years are short because records come late.</p>
<p><strong>No rates.</strong> Nobody knows how many systems are in use, by country, sector or maker; a company with many records may simply have many users, or many reporters. Do not rank with these numbers.</p>
<p><strong>Places.</strong> ${countryLine(shown)}</p>
${language ? html`<p><strong>Languages.</strong> Of the records that cite a source with a known language, ${sayShare(language.count / Math.max(1, coverage.sourceLanguages.records))} cite one in ${new Intl.DisplayNames(['en'], { type: 'language' }).of(language.code)}.</p>` : ''}
<p><strong>Words.</strong> Technologies, sectors, issues and harms are given by people, with vocabularies that change; two editors may choose differently. Where several say different things, the preferred statement counts and deprecated ones never do.</p>
</div>`;
}

function coveragePage(shown: CoveragePage): Html {
  const { selection, total, counted } = shown;
  return statisticsFrame({
    path: PATH,
    selection,
    title: 'What these numbers cannot say',
    total,
    deck: `What ${count(total, 'record')} rest on, and what is missing.`,
    form: selectionBox(PATH, selection),
    content: () => html`${bias(shown)}<div class="charts">${coverageCharts(counted).map(figure)}</div>`,
  });
}

/** What the statistics rest on: completeness, languages, sources, contributors, delay, and what follows from that. */
export const coverageFace = page(coverageData, { show: coveragePage, twin: ({ counted: _, ...open }) => open });
