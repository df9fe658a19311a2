import { csvText } from '../../core/csv-text.ts';
import type { ReadStore, World } from '../../core/ports.ts';
import { recordJsonSchema } from '../../core/record-json-schema.ts';
import { FACTS_FILE, type Release, type ReleaseFacts, type ReleaseFolder, type Releases } from '../../core/release.ts';
import { vocabularies } from '../../core/vocabulary.ts';
import { publicRecords } from '../public-record.ts';
import { dictionaryColumns } from '../table/dictionary.ts';
import { changesSince, changesText, type RecordChange } from './changes.ts';
import { Gathered } from './gathered.ts';
import { licenceText, readmeText } from './words.ts';
import { writeTables } from './write-tables.ts';

const SLICE = 2_000;
const encoder = new TextEncoder();

async function* publicIds(reads: ReadStore): AsyncGenerator<string> {
  for (let offset = 0; ; offset += SLICE) {
    const heads = await reads.heads('record', { limit: SLICE, offset });
    for (const { id, state } of heads) if (state === 'published') yield id;
    if (heads.length < SLICE) return;
  }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield encoder.encode(text);
}

type Moment = {
  readonly reads: ReadStore;
  readonly made: string;
  readonly previous: Release | undefined;
};

async function changesAt({ reads, previous }: Moment, sequence: number): Promise<readonly RecordChange[]> {
  return previous === undefined || previous.sequence > sequence ? [] : changesSince(reads, previous.sequence);
}

async function writeAll(world: World, moment: Moment, folder: ReleaseFolder): Promise<void> {
  const { reads, made, previous } = moment;
  const sequence = await reads.sequence();
  const changes = await changesAt(moment, sequence);
  const gathered = new Gathered(new Set(changes.map(({ id }) => id)));
  const known = { format: 'casebook.release/1', name: folder.name, made, sequence } as const;
  const write = (name: string, text: string) => folder.write(name, bytesOf(text));
  const writeJson = (name: string, value: unknown) => write(name, `${JSON.stringify(value, null, 1)}\n`);
  const lines = await writeTables(gathered.watch(publicRecords(reads, publicIds(reads))), {
    folder,
    tableFiles: world.tableFiles,
    readme: [
      ['release', folder.name],
      ['made', made],
      ['sequence', String(sequence)],
      ['from', world.site()],
    ],
  });
  const facts: ReleaseFacts = {
    ...known,
    records: gathered.records,
    ...(previous && { previous: previous.name }),
  };
  await write(
    'dictionary.csv',
    csvText([dictionaryColumns, ...lines.map((line) => dictionaryColumns.map((name) => line[name]))]),
  );
  await writeJson('dictionary.json', lines);
  await writeJson('record-1.schema.json', recordJsonSchema());
  for (const vocabulary of vocabularies) await writeJson(`vocabularies/${vocabulary.vocabulary}.json`, vocabulary);
  await write('CHANGES.md', changesText(folder.name, { previous, sequence, changes, titles: gathered.titles }));
  await write('LICENCE', licenceText(gathered));
  await write('README.txt', readmeText(facts, world.site()));
  await writeJson(FACTS_FILE, facts);
}

/**
 * Makes a release of everything public as it is at one moment, while others read and write. The records are gone through
 * once; whatever fails, nothing of the release stays.
 */
export async function makeRelease(world: World, releases: Releases): Promise<Release> {
  const made = world.clock.now();
  const [previous] = await releases.list();
  return releases.make(made.slice(0, 'yyyy-mm-dd'.length), (folder) =>
    world.store.holdings.snapshot(({ reads }) => writeAll(world, { reads, made, previous }, folder)),
  );
}
