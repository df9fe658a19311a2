import { addressesIn } from '../core/addresses-in-text.ts';
import type { RecordCard } from '../core/index-entry.ts';
import type { SearchResult, World } from '../core/ports.ts';
import { plainWords, stemOf } from '../core/words.ts';
import { citingRecords } from './citing-records.ts';
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
type Clue = { readonly kind: 'name' | 'word'; readonly text: string; readonly name?: 'sure' | 'maybe' };
// `total` of all `records` have the clue.
type Hit = {
  readonly id: string;
  readonly weight: number;
  readonly clue: Clue;
  readonly total: number;
  readonly records: number;
};

const MOST = 5;
const MAX_LINKS = 50;
const MAX_WORDS = 8;
const MAX_NAMES = 4;
const MAX_NAME = 80;
const EACH = 200;
// A search never answers later than this; what did not come by then is left out.
const PATIENCE = 2_500;
// What stands in a larger part of all records says little: of names, of other words, and of names in a title.
const RARE = 0.05;
const RARE_WORD = 0.01;
const RARE_TITLE = 0.005;
const FEW = 3;
// How many records would share the same by chance, if words stood in them at random: with a name, and without.
const CHANCE_NAME = 1;
const CHANCE = 0.2;
// What shares much less than the likeliest is left out.
const NEAR = 0.6;
const IN_TITLE = 1.3;

async function citing({ store }: Asking, links: readonly string[]): Promise<readonly RecordCard[]> {
  const found = await citingRecords(store, new Map([['', links]]), { links: MAX_LINKS, most: MOST });
  return found.get('') ?? [];
}

function namesIn(who = ''): readonly string[] {
  const parts = who.split(/[,;\n/()]| and /).map((part) => part.replaceAll('"', ' ').trim());
  return [...new Set(parts)].filter((part) => part.length > 2 && part.length <= MAX_NAME).slice(0, MAX_NAMES);
}

function cluesOf({ title = '', what = '', who }: Clues): readonly Clue[] {
  const names = namesIn(who).filter((name) => plainWords(name).length > 0);
  const known = new Set(names.flatMap((name) => plainWords(name).map(stemOf)));
  const words = tellingWords(title, what, MAX_WORDS).filter(({ word }) => !known.has(stemOf(word)));
  return [
    ...names.map((text): Clue => ({ kind: 'name', text })),
    ...words.map(({ word, name }): Clue => ({ kind: 'word', text: word, name })),
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
    return ids.map((id) => ({ id, weight, clue, total, records }));
  });
}

const stemsOf = ({ title }: RecordCard): ReadonlySet<string> => new Set(plainWords(title).map(stemOf));

// What a record has in its title it is about.
function sumOf(hits: readonly Hit[], inTitle: ReadonlySet<string>): number {
  return hits.reduce((sum, { weight, clue }) => sum + weight * (inTitle.has(stemOf(clue.text)) ? IN_TITLE : 1), 0);
}

const isWithin = ({ total, records }: Hit, part: number): boolean => total <= Math.max(FEW, part * records);
const isNamed = ({ clue }: Hit): boolean => clue.kind === 'name' || clue.name !== undefined;

// One word is enough if it is a name that hardly any other record has. What is written as a name at the beginning of a
// sentence only may be any word, so the record's own title must have it.
function isEnough(hit: Hit, inTitle: ReadonlySet<string>): boolean {
  const { kind, name, text } = hit.clue;
  if (kind === 'name') return isWithin(hit, RARE);
  if (name === 'sure' && hit.total <= FEW) return true;
  return name !== undefined && isWithin(hit, RARE_TITLE) && inTitle.has(stemOf(text));
}

// Spares reading the titles of records that share one word only.
function mayTell(hits: readonly Hit[]): boolean {
  return hits.length > 1 || hits.some((hit) => isNamed(hit) && isWithin(hit, RARE));
}

// Everyday words (left, open) meet in records by chance, so several count by how seldom that would be. Which words are
// everyday is told by how many records have them: a list of English words would tell nothing about other languages.
function isTelling(hits: readonly Hit[], inTitle: ReadonlySet<string>): boolean {
  if (hits.some((hit) => isEnough(hit, inTitle))) return true;
  const rare = hits.filter((hit) => isWithin(hit, isNamed(hit) ? RARE : RARE_WORD));
  const [first] = rare;
  if (!first || rare.length < 2) return false;
  const chance = rare.reduce((product, { total, records }) => (product * total) / records, first.records);
  return chance <= (rare.some(({ clue }) => clue.name === 'sure') ? CHANCE_NAME : CHANCE);
}

function reasonsOf(hits: readonly Hit[], card: RecordCard): readonly string[] {
  const inTitle = stemsOf(card);
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
 * The public records that may be of the same case, at most five: first those that cite a page of the links or of the text,
 * then those that share rare names and words. Never fails because the search is busy: then only the links count.
 */
export async function likelyRecords(world: Asking, clues: Clues): Promise<readonly LikelyRecord[]> {
  const links = [...clues.links, ...addressesIn(clues.what ?? '', MAX_LINKS)].slice(0, MAX_LINKS);
  const [cited, hits] = await Promise.all([citing(world, links), hitsOf(world, cluesOf(clues))]);
  const byId = Map.groupBy(hits, ({ id }) => id);
  const isCited = new Set(cited.map(({ id }) => id));
  const shared = [...byId].filter(([id, own]) => !isCited.has(id) && mayTell(own));
  const cards = new Map((await world.store.cards(shared.map(([id]) => id))).map((card) => [card.id, card]));
  const sorted = shared
    .flatMap(([id, own]) => {
      const card = cards.get(id);
      const inTitle = card && stemsOf(card);
      return card && inTitle && isTelling(own, inTitle) ? [{ card, own, sum: sumOf(own, inTitle) }] : [];
    })
    .sort((a, b) => b.sum - a.sum || (a.card.id < b.card.id ? -1 : 1));
  const found = sorted.filter(({ sum }) => sum >= NEAR * (sorted[0]?.sum ?? 0)).slice(0, MOST);
  const likely = [
    ...cited.map((card) => ({ card, reasons: ['cites this page', ...reasonsOf(byId.get(card.id) ?? [], card)] })),
    ...found.map(({ card, own }) => ({ card, reasons: reasonsOf(own, card) })),
  ];
  return likely.slice(0, MOST);
}
