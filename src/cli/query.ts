import { csvText } from '../core/csv-text.ts';
import { Refused } from '../core/errors.ts';
import { type Command, readArguments, type Shell } from './command.ts';
import { type FoundRecord, type FoundRecords, foundHere } from './found-records.ts';
import { foundThere, remoteAddress } from './remote-query.ts';
import { oneLine, textTable } from './text-table.ts';

const USUAL = 20;
const MOST = 10_000;
const columns = [
  'id',
  'title',
  'type',
  'occurred',
  'countries',
  'operators',
  'changed',
  'revision',
  'address',
] as const;

function limitOf(text: string | undefined): number {
  if (text === undefined) return USUAL;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  const everything = '"casebook export" and the downloads of a site give everything';
  throw new Refused('bad-command', `--limit is a whole number from 1 to ${MOST}, not "${text}"; ${everything}.`);
}

const cellOf = (record: FoundRecord, name: (typeof columns)[number]): string | number | undefined => {
  const value = record[name];
  return typeof value === 'object' ? value.join('; ') : value;
};

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function showTable({ print, screen }: Shell, { total, records, suggestion }: FoundRecords): void {
  const rows = records.map(({ id, occurred = '', countries, title }) => [id, occurred, countries.join(' '), title]);
  const style = { columns: screen.columns, bold: screen.isColoured };
  if (records.length > 0) for (const line of textTable(['Id', 'Occurred', 'Where', 'Title'], rows, style)) print(line);
  // A program that reads the table through a pipe gets rows and nothing else.
  if (screen.columns === undefined) return;
  const more = total > records.length ? ` The first ${records.length} are shown; --limit shows more.` : '';
  const other = suggestion === undefined ? '' : ` Did you mean: ${oneLine(suggestion)}`;
  print(`${total} ${total === 1 ? 'record' : 'records'}.${more}${other}`);
}

/** `casebook query QUERY`: what a search finds, here or in a Casebook elsewhere. */
export const queryCommand: Command = {
  usage: 'query [QUERY] [--json | --csv] [--limit N] [--from https://...]',
  about: `list the records that a search finds (QUERY as in the search box; ${USUAL} without --limit), here or in a Casebook elsewhere`,
  run: async (shell, args) => {
    const { words, values, flags } = readArguments(args, {
      words: 1,
      values: ['limit', 'from'],
      flags: ['json', 'csv'],
    });
    const [limit, q] = [limitOf(values.limit), (words[0] ?? '').trim()];
    if (flags.has('json') && flags.has('csv')) throw new Refused('bad-command', 'Choose one of --json and --csv.');
    const found =
      values.from === undefined
        ? await foundHere(await shell.existingWorld(), q, limit)
        : await foundThere(shell.askRemote, remoteAddress(values.from), { q, limit });
    if (flags.has('json')) return shell.print(JSON.stringify(found, undefined, 2));
    if (!flags.has('csv')) return showTable(shell, found);
    const rows = found.records.map((record) => columns.map((name) => cellOf(record, name)));
    return shell.writeBytes(undefined, once(csvText([columns, ...rows])));
  },
};
