import { type EntityDocument, entityName } from '../core/entity.ts';
import { fieldNamed } from '../core/fields.ts';
import type { RecordCard } from '../core/index-entry.ts';
import type { JobStore } from '../core/job-ports.ts';
import type { World } from '../core/ports.ts';
import { isShown } from '../core/privacy.ts';
import type { SharedThing, SimilarRecord } from '../core/statistics.ts';
import { codeName } from '../core/vocabulary.ts';
import { count } from './parts/text.ts';

/** A record like the one shown, and why, in words. */
export type SimilarCard = { readonly card: RecordCard; readonly reason: string };

// A record page must come at once, also while the search threads are busy with something else: it waits for a moment
// (ms), and after a vain wait the next pages do not even try for a while.
const PATIENCE = 20;
const REST = 1_000;
// By what stays the same of a world: each page is made with a `Queries` of its own, and whoever just wrote with a store.
const restingUntil = new WeakMap<JobStore, number>();
const MAX_NAMED = 2;
const MAX_CODES_NAMED = 2;

const labelOf = (field: string): string => (fieldNamed(field)?.label ?? field).toLowerCase();

const isEntity = ({ here }: SharedThing): boolean => fieldNamed(here[0] ?? '')?.type === 'entity';

function sayEntity({ here, there, code }: SharedThing, names: ReadonlyMap<string, string>): string[] {
  const name = names.get(code);
  if (name === undefined) return [];
  const both = here.filter((role) => there.includes(role));
  if (both.length > 0) return [`same ${both.map(labelOf).join(' and ')}: ${name}`];
  return [`${name}, ${here.map(labelOf).join(' and ')} here and ${there.map(labelOf).join(' and ')} there`];
}

function sayCodes(codes: readonly SharedThing[]): string[] {
  if (codes.length === 0) return [];
  const named = codes
    .slice(0, MAX_CODES_NAMED)
    .map(({ code, here: [field = ''] }) => codeName(fieldNamed(field)?.vocabulary ?? '', code));
  const more = codes.length > named.length ? ', …' : '';
  return [`${count(codes.length, 'shared code')} (${named.join(', ')}${more})`];
}

/** Why two records are alike, rarest first: "same developer: SenseNets; 3 shared codes (Facial recognition, CCTV, …)". */
export function sayShared(shared: readonly SharedThing[], names: ReadonlyMap<string, string>): string {
  const entities = shared.filter(isEntity).flatMap((thing) => sayEntity(thing, names));
  const more = entities.length > MAX_NAMED ? [`${count(entities.length - MAX_NAMED, 'more shared actor')}`] : [];
  return [...entities.slice(0, MAX_NAMED), ...more, ...sayCodes(shared.filter((thing) => !isEntity(thing)))].join('; ');
}

async function named(world: World, found: readonly SimilarRecord[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(found.flatMap(({ shared }) => shared.filter(isEntity).map(({ code }) => code)))];
  const entities = (await world.store.current(ids)) as readonly EntityDocument[];
  return new Map(entities.filter(isShown).map((entity) => [entity.id, entityName(entity)]));
}

async function relatedSoon({ queries, store }: World, id: string): Promise<readonly SimilarRecord[] | undefined> {
  if ((restingUntil.get(store.jobs) ?? 0) > performance.now()) return undefined;
  const { promise, resolve } = Promise.withResolvers<readonly SimilarRecord[] | undefined>();
  const timer = setTimeout(() => resolve(undefined), PATIENCE);
  queries.related(id).then(resolve, () => resolve(undefined));
  const found = await promise;
  clearTimeout(timer);
  if (!found) restingUntil.set(store.jobs, performance.now() + REST);
  return found;
}

/** The records most like one; undefined when the search threads have no time just now. */
export async function similarCards(world: World, id: string): Promise<readonly SimilarCard[] | undefined> {
  const found = await relatedSoon(world, id);
  if (!found) return undefined;
  const others = found.filter((line) => line.id !== id);
  const [names, shown] = await Promise.all([named(world, others), world.store.cards(others.map((line) => line.id))]);
  const cards = new Map(shown.map((card) => [card.id, card]));
  return others.flatMap((line) => {
    const card = cards.get(line.id);
    const reason = sayShared(line.shared, names);
    return card && reason !== '' ? [{ card, reason }] : [];
  });
}
