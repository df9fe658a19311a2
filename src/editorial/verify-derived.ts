import { isDeepStrictEqual } from 'node:util';
import type { EntityDocument } from '../core/entity.ts';
import { entityName } from '../core/entity.ts';
import type { DerivedRows, Doubt, Snapshot } from '../core/holdings.ts';
import type { IndexEntry } from '../core/index-entry.ts';
import { isShown } from '../core/privacy.ts';
import { deriveEntries } from './derive.ts';

// At most so many documents of a kind are derived again: enough to find a wrong version or a broken import.
const SAMPLE = 400;
const BATCH = 100;

function derivedFrom(entry: IndexEntry): DerivedRows {
  const { id, card, submitter, statements } = entry;
  const { published, changed, completeness } = card;
  const days = { first_day: entry.firstDay ?? null, last_day: entry.lastDay ?? null };
  return {
    card: { id, published, submitter, first_day: days.first_day, card: JSON.stringify(card), statements },
    columns: { id, alive: 1, ...days, published, changed, completeness, numbers: JSON.stringify(entry.numbers) },
    tokens: [...entry.tokens].sort(),
    roles: [...new Set(entry.roles.map(({ entity, role }) => `${entity} ${role}`))].sort(),
    named: [...entry.named].sort(),
    aliases: [...new Set(entry.aliases.map((alias) => alias.toLowerCase()))].sort(),
    annotations: entry.annotations.map(({ field, asserter, value }) => `${field} ${asserter} ${value}`).sort(),
  };
}

const words: Readonly<Record<keyof DerivedRows, string>> = {
  card: 'its line in the lists',
  columns: 'its row in the search',
  tokens: 'its set of facets',
  roles: 'its list of entities in roles',
  named: 'its list of what it names',
  aliases: 'its list of ids elsewhere',
  annotations: 'its list of judgements',
};

async function* recordDoubts({ reads, derivedOf }: Snapshot, ids: readonly string[]): AsyncGenerator<Doubt> {
  const documents = (await reads.current(ids)).filter((document) => document.schema === 'casebook.record/1');
  for (const entry of await deriveEntries(reads, documents)) {
    const [stored, made] = [await derivedOf(entry.id), derivedFrom(entry)];
    for (const name of Object.keys(words) as (keyof DerivedRows)[]) {
      if (isDeepStrictEqual(stored[name], made[name])) continue;
      yield { id: entry.id, what: `${words[name]} does not follow from its newest revision` };
    }
  }
}

async function* entityDoubts({ reads, entityLines }: Snapshot, ids: readonly string[]): AsyncGenerator<Doubt> {
  const lines = await entityLines(ids);
  const documents = (await reads.current(ids)).filter((document) => document.schema === 'casebook.entity/1');
  for (const entity of documents as readonly EntityDocument[]) {
    const isListed = isShown(entity) && entityName(entity) !== '';
    const what = isListed ? 'is not in the index of names' : 'is in the index of names, but may not be shown';
    if (lines.has(entity.id) !== isListed) yield { id: entity.id, what };
  }
}

type Kind = 'record' | 'entity';
const doubtsOf = { record: recordDoubts, entity: entityDoubts } as const;

const kinds = ['record', 'entity'] as const;

async function* published(snapshot: Snapshot): AsyncGenerator<{ readonly kind: Kind; readonly id: string }> {
  for await (const { id, kind, state } of snapshot.rows('document')) {
    const derived = kinds.find((one) => one === kind);
    if (derived && state === 'published') yield { kind: derived, id: String(id) };
  }
}

// Every so manieth published document of each kind, in batches of one kind.
async function* samples(snapshot: Snapshot): AsyncGenerator<{ readonly kind: Kind; readonly ids: readonly string[] }> {
  const all = { record: 0, entity: 0 };
  for await (const { kind } of published(snapshot)) all[kind] += 1;
  const met = { record: 0, entity: 0 };
  const chosen: Record<Kind, string[]> = { record: [], entity: [] };
  for await (const { kind, id } of published(snapshot)) {
    if (met[kind]++ % Math.ceil(all[kind] / SAMPLE) !== 0) continue;
    const ids = chosen[kind];
    ids.push(id);
    if (ids.length === BATCH) yield { kind, ids: ids.splice(0) };
  }
  for (const kind of kinds) yield { kind, ids: chosen[kind] };
}

/**
 * Derives a sample of the published documents again, spread evenly over all of them, and compares. For an index that an
 * earlier version of the program made this says nothing, because it is due to be rebuilt.
 */
export async function* derivedDoubts(snapshot: Snapshot): AsyncGenerator<Doubt> {
  if (await snapshot.reads.needsRebuild()) return;
  for await (const { kind, ids } of samples(snapshot)) yield* doubtsOf[kind](snapshot, ids);
}
