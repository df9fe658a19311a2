import type { RecordCard } from '../core/index-entry.ts';
import type { SearchResult, World } from '../core/ports.ts';
import { urlSpellings } from '../core/url-key.ts';
import { plainWords, stemOf } from '../core/words.ts';
import { tellingWords } from './telling-words.ts';

/** What is known of a case: links, a title, what happened, and who was behind it, as somebody wrote them. */
export type Clues = {
  readonly links: readonly string[];
  readonly title?: string;
  readonly what?: string;
  readonly who?: string;
};

/** A public record that may be of the same case, with the reasons in words, the strongest first. */
export type LikelyRecord = { readonly card: RecordCard; readonly reasons: readonly string[] };

type Asking = Pick<World, 'store' | 'queries'>;
type Clue = { readonly kind: 'name' | 'word'; readonly text: string };
type Hit = { readonly id: string; readonly weight: number; readonly clue: Clue; readonly isRare: boolean };

const MOST = 5;
const MAX_LINKS = 50;
const MAX_WORDS = 8;
const MAX_NAMES = 4;
const MAX_NAME = 80;
const EACH = 20;
// A search never answers later than this; what did not come by then is left out.
const PATIENCE = 2_500;
// What stands in this part of all records says little by itself.
const RARE = 0.05;
const FEW = 3;

// The collection under which addresses of sources are kept.
const sharedOrigins = '*';

async function citing({ store }: Asking, links: readonly string[]): Promise<readonly RecordCard[]> {
  const keys = links.slice(0, MAX_LINKS).flatMap(urlSpellings);
  if (keys.length === 0) return [];
  const ids = await store.origins(
    sharedOrigins,
    keys.map((address) => `source:${address}`),
  );
  const sources = [...new Set(ids.values())];
  const cards = await Promise.all(sources.map((id) => store.sourceRecords(id, { limit: MOST, offset: 0 })));
  const times = new Map<string, { readonly card: RecordCard; n: number }>();
  for (const card of cards.flat()) {
    const known = times.get(card.id);
    if (known) known.n += 1;
    else times.set(card.id, { card, n: 1 });
  }
  return [...times.values()].sort((a, b) => b.n - a.n).map(({ card }) => card);
}

function namesIn(who = ''): readonly string[] {
  const parts = who.split(/[,;\n/()]| and /).map((part) => part.replaceAll('"', ' ').trim());
  return [...new Set(parts)].filter((part) => part.length > 2 && part.length <= MAX_NAME).slice(0, MAX_NAMES);
}

function cluesOf({ title = '', what = '', who }: Clues): readonly Clue[] {
  const names = namesIn(who).filter((name) => plainWords(name).length > 0);
  const known = new Set(names.flatMap((name) => plainWords(name).map(stemOf)));
  const words = tellingWords(title, what, MAX_WORDS).filter((word) => !known.has(stemOf(word)));
  return [
    ...names.map((text): Clue => ({ kind: 'name', text })),
    ...words.map((text): Clue => ({ kind: 'word', text })),
  ];
}

// Quoted, so that nothing in it is read as the language of searches.
async function look({ queries }: Asking, text: string): Promise<SearchResult> {
  return queries.search({ q: text && `"${text}"`, filters: {}, sort: 'relevance', page: 1, size: text ? EACH : 1 });
}

async function soon<T>(answer: Promise<T>): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<T | undefined>();
  const timer = setTimeout(() => resolve(undefined), PATIENCE);
  answer.then(resolve, () => resolve(undefined));
  const found = await promise;
  clearTimeout(timer);
  return found;
}

async function hitsOf(world: Asking, clues: readonly Clue[]): Promise<readonly Hit[]> {
  if (clues.length === 0) return [];
  const [all, ...found] = await Promise.all(
    ['', ...clues.map(({ text }) => text)].map((text) => soon(look(world, text))),
  );
  const records = Math.max(2, all?.total ?? (await world.store.numbers()).records);
  return clues.flatMap((clue, at): readonly Hit[] => {
    const { ids = [], total = 0 } = found[at] ?? {};
    const weight = Math.log((1 + records) / Math.max(1, total)) * (clue.kind === 'name' ? 2 : 1);
    const isRare = total <= Math.max(FEW, RARE * records);
    return ids.map((id) => ({ id, weight, clue, isRare }));
  });
}

const sumOf = (hits: readonly Hit[]): number => hits.reduce((sum, { weight }) => sum + weight, 0);

// One word in common is chance, unless it is a rare name.
function isTelling(hits: readonly Hit[]): boolean {
  const rare = hits.filter(({ isRare }) => isRare);
  return rare.length > 1 || rare.some(({ clue }) => clue.kind === 'name');
}

function reasonsOf(hits: readonly Hit[], { title }: RecordCard): readonly string[] {
  const inTitle = new Set(plainWords(title).map(stemOf));
  const names = hits.filter(({ clue }) => clue.kind === 'name').map(({ clue }) => `names ${clue.text}`);
  const words = hits.filter(({ clue }) => clue.kind === 'word').map(({ clue }) => clue.text);
  const same = words.filter((word) => inTitle.has(stemOf(word)));
  const other = words.filter((word) => !inTitle.has(stemOf(word)));
  return [
    ...names,
    ...(same.length > 0 ? [`same words in the title: ${same.join(', ')}`] : []),
    ...(other.length > 0 ? [`same words: ${other.slice(0, MOST).join(', ')}`] : []),
  ];
}

/**
 * The public records that may be of the same case, at most five: first those that cite a page of the links, then those
 * that share rare names and words. Never fails because the search is busy: then only the links count.
 */
export async function likelyRecords(world: Asking, clues: Clues): Promise<readonly LikelyRecord[]> {
  const [cited, hits] = await Promise.all([citing(world, clues.links), hitsOf(world, cluesOf(clues))]);
  const byId = Map.groupBy(hits, ({ id }) => id);
  const isCited = new Set(cited.map(({ id }) => id));
  const found = [...byId]
    .filter(([id, shared]) => !isCited.has(id) && isTelling(shared))
    .sort(([a, one], [b, other]) => sumOf(other) - sumOf(one) || (a < b ? -1 : 1))
    .slice(0, MOST);
  const cards = new Map((await world.store.cards(found.map(([id]) => id))).map((card) => [card.id, card]));
  const likely = [
    ...cited.map((card) => ({ card, reasons: ['cites this page', ...reasonsOf(byId.get(card.id) ?? [], card)] })),
    ...found.flatMap(([id, shared]) => {
      const card = cards.get(id);
      return card ? [{ card, reasons: reasonsOf(shared, card) }] : [];
    }),
  ];
  return likely.slice(0, MOST);
}
