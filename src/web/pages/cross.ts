import { html } from 'hono/html';
import { csvText } from '../../core/csv-text.ts';
import { Refused } from '../../core/errors.ts';
import { type Field, fieldNamed } from '../../core/fields.ts';
import type { World } from '../../core/ports.ts';
import type { CrossLine, CrossTable, Statistics } from '../../core/statistics.ts';
import { single } from '../door.ts';
import { type Ask, csv, page } from '../face.ts';
import { codeNames, facetFields } from '../facet-codes.ts';
import { selectionAddress } from '../parts/address.ts';
import type { Html } from '../parts/html.ts';
import { count } from '../parts/text.ts';
import { type NamedSelection, namedSelection, selectionOf } from '../selection.ts';
import { crossGrid, type NamedLine } from '../statistics/cross-grid.ts';
import { statisticsFrame } from '../statistics/frame.ts';

const PATH = '/statistics/cross';

/** The parameters of a cross table, beside those of a selection. */
export const crossParameters: readonly string[] = ['rows', 'columns'];

type CrossPage = {
  readonly selection: NamedSelection;
  readonly by: { readonly rows: string; readonly columns: string };
  readonly table: Omit<CrossTable, 'rows' | 'columns'> & {
    readonly rows: readonly NamedLine[];
    readonly columns: readonly NamedLine[];
  };
};

function fieldOf(ask: Ask, side: 'rows' | 'columns', usual: string): string {
  const name = single(ask, side) ?? usual;
  if (facetFields.some((field) => field.name === name)) return name;
  const all = facetFields.map((field) => field.name).join(', ');
  throw new Refused('bad-parameter', `“${name.slice(0, 60)}” is not a field for the ${side}. Choose one of: ${all}.`);
}

const codesIn = (lines: readonly CrossLine[]): string[] => lines.flatMap((line) => line.code ?? []);

async function crossData(world: World, ask: Ask): Promise<CrossPage> {
  const selection = await namedSelection(world, selectionOf(ask));
  const by = { rows: fieldOf(ask, 'rows', 'technology'), columns: fieldOf(ask, 'columns', 'harm') };
  const { q, filters } = selection;
  const table = await world.queries.crossTable({ q, filters, ...by });
  const same = by.rows === by.columns;
  const names = await codeNames(world, {
    [by.columns]: codesIn(table.columns),
    [by.rows]: [...codesIn(table.rows), ...(same ? codesIn(table.columns) : [])],
  });
  const named =
    (field: string) =>
    (line: CrossLine): NamedLine => {
      if (line.code === undefined) return line;
      const { name = 'not shown', lang } = names(field, line.code) ?? {};
      return { ...line, name, lang };
    };
  return {
    selection,
    by,
    table: { ...table, rows: table.rows.map(named(by.rows)), columns: table.columns.map(named(by.columns)) },
  };
}

function choice(side: 'rows' | 'columns', chosen: string): Html {
  const option = (field: Field): Html =>
    html`<option value="${field.name}"${field.name === chosen ? html` selected` : ''}>${field.label}</option>`;
  return html`<p><label for="${side}">${side === 'rows' ? 'Rows' : 'Columns'}</label><select id="${side}" name="${side}">${facetFields.map(option)}</select></p>`;
}

function chooser({ selection, by }: CrossPage): Html {
  const kept = Object.entries(selection.filters).flatMap(([field, codes]) =>
    codes.map((code) => html`<input type="hidden" name="${field}" value="${code}">`),
  );
  return html`<form class="search chooser" action="${PATH}" method="get">
${choice('rows', by.rows)}${choice('columns', by.columns)}
<p><label for="q">Only records on</label><input id="q" name="q" type="search" value="${selection.q}" maxlength="400" autocomplete="off" spellcheck="false"></p>
${kept}<p><button>Show</button></p></form>`;
}

const labelOf = (name: string): string => fieldNamed(name)?.label ?? name;

function crossPage(shown: CrossPage & { readonly statistics: Statistics }): Html {
  const { selection, by, table, statistics } = shown;
  const query = selectionAddress(PATH, selection, by).slice(PATH.length);
  return statisticsFrame({
    path: PATH,
    more: by,
    selection,
    title: `${labelOf(by.rows)} by ${labelOf(by.columns).toLowerCase()}`,
    total: table.total,
    deck: `${count(table.total, 'record')}.`,
    form: chooser(shown),
    limits: statistics,
    content: () => crossGrid(table, { selection, by, query }),
  });
}

async function wholeData(world: World, ask: Ask): Promise<CrossPage & { readonly statistics: Statistics }> {
  const shown = await crossData(world, ask);
  const { q, filters } = shown.selection;
  return { ...shown, statistics: await world.queries.statistics({ q, filters }) };
}

const nameOf = (line: NamedLine): string => line.name ?? (line.kind === 'blank' ? '(none given)' : '(other)');

async function crossFile(world: World, ask: Ask): Promise<string> {
  const { table, by } = await crossData(world, ask);
  const head = [by.rows, `${by.rows}_name`, ...table.columns.map(nameOf), 'records'];
  const rows = table.rows.map((line, at) => [line.code, nameOf(line), ...(table.cells[at] ?? []), line.records]);
  const foot = [undefined, 'records', ...table.columns.map((line) => line.records), table.total];
  return csvText([head, ...rows, foot]);
}

/** Two fields against each other. */
export const crossFace = page(wholeData, {
  show: crossPage,
  twin: ({ statistics: _, ...open }) => open,
});

/** A cross table as CSV. */
export const crossFileFace = csv(crossFile);
