import type { Arrival } from '../../core/arrival.ts';
import type { ByteFile } from '../../core/byte-file.ts';
import { Refused } from '../../core/errors.ts';
import { fieldNamed } from '../../core/fields.ts';
import type { Statement } from '../../core/statement.ts';
import type { Related } from '../../core/values.ts';
import { fold } from '../../core/words.ts';
import type { ImportedCollection, ImportedRow } from '../imported-row.ts';
import { LinkedSets } from './linked-sets.ts';
import { type Line, readLines } from './read-lines.ts';
import { type Exported, exportedShape } from './shapes.ts';

type Read = { readonly line: number; readonly record: Exported } | { readonly line: number; readonly refused: string };
type Documents = Pick<Arrival, 'entities' | 'sources' | 'records'>;
type FirstPass = { readonly total: number; readonly ids: ReadonlySet<string>; readonly sets: LinkedSets };

function readOne(line: Line): Read {
  if ('refused' in line) return line;
  const read = exportedShape.safeParse(line.item);
  // As it stands there: reading by the shape takes spaces off the ends of texts.
  if (read.success) return { line: line.line, record: line.item as Exported };
  const issue = read.error.issues[0];
  return { line: line.line, refused: `${issue?.path.map(String).join('.')}: ${issue?.message}.` };
}

const targetOf = ({ field, value }: Statement): string | undefined =>
  fieldNamed(field)?.type === 'related' ? (value as Related | undefined)?.record : undefined;

async function firstPass(file: ByteFile): Promise<FirstPass> {
  const ids = new Set<string>();
  const links: [string, string][] = [];
  let total = 0;
  for await (const line of readLines(file)) {
    total += 1;
    const read = readOne(line);
    if ('refused' in read) continue;
    const { id, document } = read.record;
    ids.add(id);
    for (const statement of document.statements as readonly Statement[]) {
      const target = targetOf(statement);
      if (target !== undefined) links.push([id, target]);
    }
  }
  if (ids.size === 0) throw new Refused('bad-file', `${file.name} holds no record as a Casebook publishes it.`);
  const sets = new LinkedSets();
  for (const [id, target] of links) if (ids.has(target)) sets.link(id, target);
  return { total, ids, sets };
}

function arrivingSource({
  id,
  schema: _,
  title,
  ...source
}: NonNullable<Exported['sources']>[number]): Documents['sources'][number] {
  const { url } = source;
  // What was withheld there stays so here: only the reason is known, and it is all that is shown.
  const document = { ...source, title: title ?? 'Withheld' };
  return { key: id, ...(url !== undefined && { shared: [url] }), document };
}

function arrivingEntity({
  id,
  schema: _,
  ...document
}: NonNullable<Exported['entities']>[number]): Documents['entities'][number] {
  return { key: id, shared: document.names.map(({ text }) => `${document.kind}:${fold(text)}`), document };
}

// Statements name by the ids they have there; those are the keys under which everything arrives.
function statementsOf(
  { document, sources = [] }: Exported,
  ids: ReadonlySet<string>,
  lose: () => void,
): readonly Statement[] {
  const there = new Set(sources.map(({ id }) => id));
  return (document.statements as readonly Statement[]).flatMap((statement) => {
    const target = targetOf(statement);
    if (target !== undefined && !ids.has(target)) {
      lose();
      return [];
    }
    const { quotes } = statement;
    const kept = quotes?.filter(({ source }) => there.has(source));
    return {
      ...statement,
      cites: statement.cites.filter((id) => there.has(id)),
      ...(quotes && { quotes: kept?.length === 0 ? undefined : kept }),
    };
  });
}

function documentsOf(record: Exported, ids: ReadonlySet<string>, lose: () => void): Documents {
  const { schema: _, id: key, statements: __, ...document } = record.document;
  return {
    entities: (record.entities ?? []).map(arrivingEntity),
    sources: (record.sources ?? []).map(arrivingSource),
    records: [{ key, document: { ...document, statements: statementsOf(record, ids, lose) } }],
  };
}

const together = (all: readonly Documents[]): Documents => ({
  entities: all.flatMap(({ entities }) => entities),
  sources: all.flatMap(({ sources }) => sources),
  records: all.flatMap(({ records }) => records),
});

// Records that are related come in together, since one can name another only when both are there.
async function* rowsOf(file: ByteFile, { ids, sets }: FirstPass, remarks: string[]): AsyncGenerator<ImportedRow> {
  const waiting = new Map<string, Documents[]>();
  const remarked = remarks.length;
  let lost = 0;
  const lose = (): void => {
    lost += 1;
    remarks[remarked] = `Links to records that are not in the file were left out: ${lost}.`;
  };
  for await (const line of readLines(file)) {
    const read = readOne(line);
    const place = { line: read.line };
    if ('refused' in read) {
      yield { place, refused: read.refused };
      continue;
    }
    const { id } = read.record;
    const root = sets.rootOf(id);
    const set = [...(waiting.get(root) ?? []), documentsOf(read.record, ids, lose)];
    waiting.set(root, set);
    const isLast = set.length === sets.sizeOf(id);
    if (isLast) waiting.delete(root);
    const made = isLast ? together(set) : { entities: [], sources: [], records: [] };
    yield { place, ...made, unmapped: [], withheld: [] };
  }
}

/**
 * Reads what another Casebook exported: NDJSON, a JSON list or the long CSV. Ids are kept as keys, so that a second import
 * changes nothing; `from` names the Casebook, since the ids of another may be the same. Refuses a file that is none of them.
 */
export async function readCasebook(file: ByteFile, from?: string): Promise<ImportedCollection> {
  const first = await firstPass(file);
  const remarks: string[] = [];
  const name = from === undefined ? 'casebook' : `casebook ${from}`;
  return {
    collection: name,
    title: from === undefined ? 'Another Casebook' : `The Casebook ${from}`,
    reason: `Taken in from ${from === undefined ? 'another Casebook' : `the Casebook ${from}`}`,
    credit: from ?? 'Another Casebook',
    total: first.total,
    rows: rowsOf(file, first, remarks),
    remarks,
  };
}
