import { Refused } from '../../core/errors.ts';
import { idsIn } from '../../core/id-runs.ts';
import type { World } from '../../core/ports.ts';
import { type Format, formats } from '../../publish/formats.ts';
import { type PublicRecord, publicRecords } from '../../publish/public-record.ts';
import { fileContent } from '../../publish/table/file-content.ts';
import { type Ask, type Face, Flow, flow } from '../face.ts';
import { checkCodes, codeNames } from '../facet-codes.ts';
import type { downloads } from '../parts/download-links.ts';
import { searchQueryOf } from './search.ts';

type Write = (world: World, records: AsyncIterable<PublicRecord>) => AsyncIterable<Uint8Array>;
type Kind = { readonly mediaType: string; readonly write: Write; readonly most: number };

// How many may be made at a time: one that is sent while it is made needs little, the others need memory or a whole file.
const LIGHT = 64;
const HEAVY = 2;

const kindOf = ({ mediaType, write }: Format, most = LIGHT): Kind => ({
  mediaType,
  write: (_, records) => write(records),
  most,
});

const sqlite: Kind = {
  mediaType: 'application/vnd.sqlite3',
  write: ({ tableFiles, site }, records) => {
    if (tableFiles === undefined) throw new Refused('not-found');
    return tableFiles.bytes(fileContent(records, [['from', site()]]));
  },
  most: HEAVY,
};

const kinds: Readonly<Record<(typeof downloads)[number]['ending'], Kind>> = {
  '.csv': kindOf(formats.csv),
  '.excel.csv': kindOf(formats['xlsx-csv']),
  '.long.csv': kindOf(formats['csv-long']),
  '.ndjson': kindOf(formats.ndjson),
  '': kindOf(formats.json),
  '.parquet': kindOf(formats.parquet, HEAVY),
  '.sqlite': sqlite,
};

async function* counted(bytes: AsyncIterable<Uint8Array>, open: { count: number }): AsyncGenerator<Uint8Array> {
  open.count += 1;
  try {
    yield* bytes;
  } finally {
    open.count -= 1;
  }
}

/** The face of one kind of download: all records that the address of a search finds, in its order, whatever page it names. */
export function downloadFace(ending: keyof typeof kinds): Face {
  const { mediaType, write, most } = kinds[ending];
  const open = { count: 0 };
  const answer = async (world: World, ask: Ask): Promise<Flow> => {
    const { q, filters, sort } = searchQueryOf(ask);
    checkCodes(filters, await codeNames(world, filters));
    if (open.count >= most) throw new Refused('busy');
    const { runs } = await world.queries.found({ q, filters, sort });
    const bytes = write(world, publicRecords(world.store, idsIn(runs)));
    const file = `casebook-${world.clock.now().slice(0, 'yyyy-mm-dd'.length)}${ending === '' ? '.json' : ending}`;
    return new Flow({ type: mediaType, file, bytes: counted(bytes, open) });
  };
  return flow(answer, ending === '' ? 'json' : 'page');
}
