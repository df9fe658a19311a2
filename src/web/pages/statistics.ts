import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import type { Statistics } from '../../core/statistics.ts';
import { datasetData } from '../../publish/linked-data/site.ts';
import { figure } from '../charts/figure.ts';
import { type Table, tableCsv, tableJson } from '../charts/table.ts';
import { type World as Outlines, world as outlines } from '../charts/world.ts';
import { type Ask, csv, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { linkedData } from '../parts/linked-data.ts';
import { count } from '../parts/text.ts';
import { type NamedSelection, selectionBox } from '../selection.ts';
import { codeChart, mapChart, openChart, peopleChart, timeChart } from '../statistics/charts.ts';
import type { Counted } from '../statistics/code-tables.ts';
import { statisticsFrame } from '../statistics/frame.ts';
import { askedCounts, tables } from '../statistics/tables.ts';

const PATH = '/statistics';
const ALL = 300;
const ABOUT = 'What the records say as a whole: over time, by country, technology, sector, issue and harm.';

type StatisticsPage = {
  readonly selection: NamedSelection;
  readonly statistics: Statistics;
  readonly thisYear: number;
  readonly counted: Counted;
  readonly outlines: Outlines;
};

async function statisticsData(world: World, ask: Ask): Promise<StatisticsPage> {
  const { selection, counted } = await askedCounts(world, ask);
  const thisYear = new Date(world.clock.now()).getUTCFullYear();
  return { selection, statistics: counted.statistics, thisYear, counted, outlines: await outlines() };
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

function dataset(site: string): Html | '' {
  const files = Object.keys(tables).map((name) => ({ path: `${PATH}/${name}.csv`, type: 'text/csv' }));
  return linkedData(datasetData({ path: PATH, name: 'Statistics of Casebook', about: ABOUT, files }, site));
}

function statisticsPage(shown: StatisticsPage, _: Ask, site: string): Html {
  const { selection, statistics } = shown;
  return statisticsFrame({
    path: PATH,
    selection,
    title: 'Statistics',
    heading: 'What the collection says',
    about: ABOUT,
    head: dataset(site),
    total: statistics.total,
    deck: `${count(statistics.total, 'record')}, counted one by one.`,
    form: selectionBox(PATH, selection),
    limits: statistics,
    content: () => charts(shown),
  });
}

async function tableData(world: World, ask: Ask, name: string): Promise<Table> {
  const made = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (!made) throw new Refused('not-found', 'There is no table of this name.');
  return made((await askedCounts(world, ask, ALL)).counted);
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
