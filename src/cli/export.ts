import { Refused } from '../core/errors.ts';
import { idsIn } from '../core/id-runs.ts';
import type { World } from '../core/ports.ts';
import { formatNamed, formats } from '../publish/formats.ts';
import { type PublicRecord, publicRecords } from '../publish/public-record.ts';
import { fileContent } from '../publish/table/file-content.ts';
import { type Command, readArguments } from './command.ts';

type Write = (records: AsyncIterable<PublicRecord>) => AsyncIterable<Uint8Array>;

const names: readonly string[] = [...Object.keys(formats), 'sqlite'];

function writerOf(name: string, { tableFiles, site }: World): Write {
  const format = formatNamed(name);
  if (format) return format.write;
  if (name === 'sqlite' && tableFiles) return (records) => tableFiles.bytes(fileContent(records, [['from', site()]]));
  throw new Refused('bad-command', `"${name}" is not a format. There are: ${names.join(', ')}.`);
}

/** `casebook export [QUERY]`: all public records, or those that a query finds, in the order in which their events began. */
export const exportCommand: Command = {
  usage: `export [QUERY] [--format ${names.join(' | ')}] [--output FILE]`,
  about:
    'write public records (csv when no format is named) to the terminal or into a file; QUERY as in the search box',
  run: async (shell, args) => {
    const { words, values } = readArguments(args, { words: 1, values: ['format', 'output'] });
    const name = values.format ?? 'csv';
    if (!names.includes(name))
      throw new Refused('bad-command', `"${name}" is not a format. There are: ${names.join(', ')}.`);
    const world = await shell.existingWorld();
    const write = writerOf(name, world);
    const { runs, total } = await world.queries.found({ q: words[0] ?? '', filters: {}, sort: 'oldest' });
    await shell.writeBytes(values.output, write(publicRecords(world.store, idsIn(runs))));
    // What is written to the terminal is the data and nothing else.
    if (values.output !== undefined) shell.print(`${values.output}: ${total} records as ${name}`);
  },
};
