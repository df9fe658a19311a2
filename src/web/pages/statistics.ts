import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import type { Statistics } from '../../core/statistics.ts';
import { figure } from '../charts/figure.ts';
import { type Table, tableCsv, tableJson } from '../charts/table.ts';
import { type World as Outlines, world as outlines } from '../charts/world.ts';
import { type Ask, csv, page } from '../face.ts';
import { selectionAddress } from '../parts/address.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { count } from '../parts/text.ts';
import { chips, type NamedSelection, namedSelection, searchWithin, selectionBox, selectionOf } from '../selection.ts';
import { codeChart, mapChart, openChart, peopleChart, timeChart } from '../statistics/charts.ts';
import type { Counted } from '../statistics/code-tables.ts';
import { limitsBeside } from '../statistics/limits.ts';
import { countedFor, tables } from '../statistics/tables.ts';

const PATH = '/statistics';
// A page shows the top of long lists; the files hold all that is counted.
const SHOWN = 40;
const ALL = 300;

type StatisticsPage = {
  readonly selection: NamedSelection;
  readonly statistics: Statistics;
  readonly thisYear: number;
  readonly counted: Counted;
  readonly outlines: Outlines;
};

async function statisticsData(world: World, ask: Ask): Promise<StatisticsPage> {
  const selection = await namedSelection(world, selectionOf(ask));
  const { q, filters } = selection;
  const counted = await countedFor(world, { q, filters }, SHOWN);
  const thisYear = new Date(world.clock.now()).getUTCFullYear();
  return { selection, statistics: counted.statistics, thisYear, counted, outlines: await outlines() };
}

/** The line of links between the pages of statistics, under the same words and filters. */
export function statisticsNav(selection: NamedSelection, current: string): Html {
  const pages = [
    [PATH, 'Charts'],
    [`${PATH}/cross`, 'Cross tables'],
    [`${PATH}/coverage`, 'What these numbers cannot say'],
  ] as const;
  return html`<nav class="sorts" aria-label="Statistics"><ul>${pages.map(
    ([path, name]) =>
      html`<li><a href="${selectionAddress(path, selection)}"${path === current ? html` aria-current="page"` : ''}>${name}</a></li>`,
  )}</ul></nav>`;
}

/** What stands where there is nothing to count. */
export function nothingToCount(path: string): Html {
  return html`<div class="nothing"><p>No record matches, so there is nothing to count.</p>
<ul class="plain"><li><a href="${path}">Count all records</a></li><li><a href="/records">Browse all records</a></li></ul></div>`;
}

function charts({ counted, thisYear, outlines: drawn }: StatisticsPage): Html {
  const bars = ['technology', 'sector', 'issue', 'harm', 'operator', 'developer'];
  const made = [
    timeChart(counted, thisYear),
    mapChart(counted, drawn),
    ...bars.map((name) => codeChart(counted, name)),
    peopleChart(counted),
    openChart(counted),
    codeChart(counted, 'type'),
  ];
  return html`<div class="charts">${made.map(figure)}</div>`;
}

function statisticsPage(shown: StatisticsPage): Html {
  const { selection, statistics } = shown;
  const address = selectionAddress(PATH, selection);
  return layout({
    title: 'Statistics',
    path: address,
    section: 'statistics',
    about: 'What the records say as a whole: over time, by country, technology, sector, issue and harm.',
    main: html`<div class="statistics">
<header class="count-head"><div><h1>What the collection says</h1>
<p class="deck">${count(statistics.total, 'record')}, counted one by one. <a href="${searchWithin(selection)}">See the records</a>.</p>
${statisticsNav(selection, PATH)}
${selectionBox(PATH, selection)}
${chips(selection, (other) => selectionAddress(PATH, other))}</div>
${statistics.total === 0 ? '' : limitsBeside(statistics, selection)}</header>
${statistics.total === 0 ? nothingToCount(PATH) : charts(shown)}
</div>`,
  });
}

async function tableData(world: World, ask: Ask, name: string): Promise<Table> {
  const made = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (!made) throw new Refused('not-found', 'There is no table of this name.');
  const { q, filters } = await namedSelection(world, selectionOf(ask));
  return made(await countedFor(world, { q, filters }, ALL));
}

async function tableFile(world: World, ask: Ask): Promise<string> {
  const [, name = ''] = /^(.*)\.csv$/.exec(ask.path.table ?? '') ?? [];
  return tableCsv(await tableData(world, ask, name));
}

async function tableObject(world: World, ask: Ask): Promise<string> {
  return JSON.stringify(tableJson(await tableData(world, ask, ask.path.table ?? '')));
}

/** What the collection says, drawn. */
export const statisticsFace = page(statisticsData, {
  show: statisticsPage,
  twin: ({ selection, statistics, thisYear }) => ({ selection, statistics, thisYear }),
});

/** One table of the statistics: `years.csv` as CSV, `years.json` as data. */
export const statisticsTableFace = csv(tableFile, tableObject);
