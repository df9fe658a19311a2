import type { Arrival, ArrivalOutcome, SameCase } from '../core/arrival.ts';
import type { ReadStore } from '../core/ports.ts';
import type { Statement } from '../core/statement.ts';

type Record = Arrival['records'][number];

// What very many records cite is a list or a front page, and says nothing about one case.
const COMMON = 4;

const idsElsewhere = (statements: readonly Statement[]): readonly { readonly scheme: string; readonly id: string }[] =>
  statements.flatMap(({ field, value }) =>
    field === 'alias' && typeof value === 'object' && 'scheme' in value ? [value] : [],
  );

const nameOf = ({ scheme, id }: { scheme: string; id: string }): string => `${scheme} ${id}`.toLowerCase();

async function byId(store: ReadStore, records: readonly Record[]): Promise<(record: Record) => readonly Found[]> {
  const wanted = records.flatMap(({ document }) => idsElsewhere(document.statements).map(({ id }) => id));
  const called = await store.recordsCalled(wanted);
  const others = await store.current([...new Set([...called.values()].flat())]);
  // One id may stand for two things in two schemes.
  const carriers = Map.groupBy(
    others.flatMap((other) =>
      other.schema === 'casebook.record/1'
        ? idsElsewhere(other.statements).map((alias) => ({ name: nameOf(alias), id: other.id }))
        : [],
    ),
    ({ name }) => name,
  );
  return ({ document }) =>
    idsElsewhere(document.statements).flatMap((alias) =>
      (carriers.get(nameOf(alias)) ?? []).map(({ id }) => ({ id, because: `both are ${alias.scheme} ${alias.id}` })),
    );
}

type Found = { readonly id: string; readonly because: string };

async function bySource(store: ReadStore, shared: ReadonlyMap<string, string>) {
  const citing = new Map<string, readonly string[]>();
  return async ({ document }: Record): Promise<readonly Found[]> => {
    const cited = new Set(document.statements.flatMap(({ cites }) => cites.flatMap((key) => shared.get(key) ?? [])));
    const found: Found[] = [];
    for (const source of cited) {
      const ids = citing.get(source) ?? (await store.recordsUsing(source));
      citing.set(source, ids);
      found.push(...ids.map((id) => ({ id, because: `both cite ${source}` })));
    }
    return found;
  };
}

/**
 * Which records that an arrival has just created carry an id, or cite a source, of a public record of another collection: they may
 * tell of one case. A source that several other records cite is no sign of it.
 */
export async function sameCases(
  store: ReadStore,
  arrival: Arrival,
  outcomes: readonly ArrivalOutcome[],
): Promise<readonly SameCase[]> {
  const created = new Map(
    outcomes.filter(({ kind, outcome }) => kind === 'record' && outcome === 'created').map(({ key, id }) => [key, id]),
  );
  const records = arrival.records.filter(({ key }) => created.has(key));
  const shared = outcomes.filter(({ kind, outcome }) => kind === 'source' && outcome === 'shared');
  const idFound = await byId(store, records);
  const sourceFound = await bySource(store, new Map(shared.map(({ key, id }) => [key, id])));
  const pairs: SameCase[] = [];
  for (const record of records) {
    const id = created.get(record.key) ?? '';
    const found = [...idFound(record), ...(await sourceFound(record))];
    if (found.length === 0) continue;
    const own = await store.ownedBy(arrival.collection, [...new Set(found.map((one) => one.id))]);
    const others = found.filter((one) => one.id !== id && !own.has(one.id));
    const heard = Map.groupBy(others, ({ because }) => because);
    const telling = others.filter(({ because }) => (heard.get(because) ?? []).length < COMMON);
    const once = new Map(telling.toReversed().map((one) => [one.id, one]));
    pairs.push(...[...once.values()].map(({ id: other, because }) => ({ key: record.key, id, other, because })));
  }
  return pairs;
}
