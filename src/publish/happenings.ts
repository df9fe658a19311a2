import type { RecordCard } from '../core/index-entry.ts';
import type { ChangeLine, ReadStore, RevisionLine, World } from '../core/ports.ts';
import type { Followed } from './followed.ts';

/**
 * What happened to a record: `seq` is its public sequence, `path` the address that shows it and names it for good.
 * `published` is when the record or the version appeared, `updated` when it was changed last.
 */
export type Happening = {
  readonly seq: number;
  readonly path: string;
  readonly title: string;
  readonly lang?: string;
  readonly text: string;
  readonly by?: string;
  readonly published: string;
  readonly updated: string;
};

/** The most that a feed lists and a mail tells. */
export const MOST = 50;

type From = Pick<World, 'store' | 'queries'>;
type Line = Omit<RevisionLine, 'commitment'> & { readonly id: string };

const stateWords = {
  draft: '',
  published: '',
  withdrawn: 'Withdrawn. ',
  merged: 'Merged into another record. ',
} as const;

async function titlesOf(store: ReadStore, ids: readonly string[]): Promise<ReadonlyMap<string, RecordCard>> {
  return new Map((await store.cards([...new Set(ids)])).map((card) => [card.id, card]));
}

async function ofLines(store: ReadStore, lines: readonly Line[]): Promise<readonly Happening[]> {
  const cards = await titlesOf(
    store,
    lines.map(({ id }) => id),
  );
  return lines.map(({ id, seq, number, time, state, reason, credit }) => {
    const card = cards.get(id);
    return {
      ...{ seq, path: `/records/${id}/revisions/${number}`, title: `${card?.title ?? id}, version ${number}` },
      ...{ lang: card?.lang, text: `${stateWords[state]}${reason}`, by: credit, published: time, updated: time },
    };
  });
}

function ofCard(card: RecordCard, seq: number, updated: string): Happening {
  const { id, title, lang, excerpt, published } = card;
  return { seq, path: `/records/${id}`, title, lang, text: excerpt, published, updated };
}

async function newRecords(store: ReadStore): Promise<readonly Happening[]> {
  const cards = await store.newest(MOST);
  // Numbers of first versions are asked for one by one, and only digests look at them.
  const heads = new Map((await store.headsOf(cards.map(({ id }) => id))).map((head) => [head.id, head]));
  return cards.map((card) => ofCard(card, heads.get(card.id)?.seq ?? 0, card.published));
}

async function changedRecords(store: ReadStore, ids: readonly string[]): Promise<readonly Happening[]> {
  const heads = (await store.headsOf(ids)).toSorted((a, b) => b.seq - a.seq).slice(0, MOST);
  const cards = await titlesOf(
    store,
    heads.map(({ id }) => id),
  );
  return heads.flatMap(({ id, seq }) => {
    const card = cards.get(id);
    return card ? [ofCard(card, seq, card.changed)] : [];
  });
}

async function history(store: ReadStore, id: string): Promise<readonly Happening[]> {
  const lines = (await store.history(id)).toSorted((a, b) => b.number - a.number);
  // What a record said before it was withdrawn is no longer public, and a reason may tell it.
  const shown = lines[0]?.state === 'withdrawn' ? lines.slice(0, 1) : lines.slice(0, MOST);
  return ofLines(
    store,
    shown.map((line) => ({ ...line, id })),
  );
}

async function corrections(store: ReadStore): Promise<readonly Happening[]> {
  return ofLines(store, (await store.changes({ limit: MOST })) as readonly ChangeLine[]);
}

/** What happened last to what is followed, newest first, at most `MOST`. */
export async function happeningsOf({ store, queries }: From, followed: Followed): Promise<readonly Happening[]> {
  switch (followed.kind) {
    case 'record':
      return history(store, followed.id);
    case 'entity':
      return changedRecords(store, await store.recordsUsing(followed.id));
    case 'search': {
      const { q, filters } = followed;
      const found = await queries.search({ q, filters, sort: 'changed', page: 1, size: MOST });
      return changedRecords(store, found.ids);
    }
    case 'new':
      return newRecords(store);
    case 'corrections':
      return corrections(store);
    case 'changes': {
      const all = [...(await newRecords(store)), ...(await corrections(store))];
      return all.toSorted((a, b) => (a.updated < b.updated ? 1 : -1)).slice(0, MOST);
    }
  }
}

async function firstSeq(store: ReadStore, path: string): Promise<number> {
  const lines = await store.history(path.slice('/records/'.length));
  return lines.find(({ number }) => number === 1)?.seq ?? 0;
}

/** What happened above a public sequence, newest first, at most `MOST`. */
export async function happenedAfter(from: From, followed: Followed, seq: number): Promise<readonly Happening[]> {
  const recent = (await happeningsOf(from, followed)).filter((one) => one.seq > seq);
  if (followed.kind !== 'new') return recent;
  // A record that is not new may have changed since.
  const firsts = await Promise.all(recent.map(({ path }) => firstSeq(from.store, path)));
  return recent.filter((_, at) => (firsts[at] ?? 0) > seq);
}
