import { fieldNamed } from '../core/fields.ts';
import type { SharedThing, SimilarRecord } from '../core/statistics.ts';
import { type Bits, hasBit, membersOf } from './bits.ts';
import type { Columns } from './columns.ts';

// The second schemes of classification repeat the first in other words, so they do not count twice.
const coded = ['technology', 'issue', 'harm', 'sector', 'country', 'data_category', 'access_condition'];
const roles = ['operator', 'developer', 'system', 'affected', 'authority'];
const MOST = 6;
// A record is shown when it shares this part of what it could share, in two fields at least, or a named actor that few
// others have.
const LEAST_SHARE = 0.3;
const RARE = Math.log(50);
// Who acted ties two cases closer together than what kind of case they are.
const ACTOR = 2;

/** What a record could share: a code of one field, or an entity in whatever role. */
type Thing = { readonly code: string; readonly here: readonly string[]; readonly isActor: boolean; weight: number };

/** The things of a record; `thingAt` gives for each token the place of its thing plus one. */
type Things = { readonly things: Thing[]; readonly thingAt: Uint8Array };

const MAX_THINGS = 200;

function tokensOf({ lists }: Columns, docid: number): Uint32Array {
  const from = lists.start[docid] as number;
  return lists.heap.subarray(from, from + (lists.length[docid] as number));
}

function thingsOf(columns: Columns, docid: number): Things {
  const held = Array.from(tokensOf(columns, docid), (token) => columns.tokens[token] ?? { field: '', code: '' });
  const things: Thing[] = [];
  const thingAt = new Uint8Array(Math.max(columns.tokens.length, columns.lists.totals.length));
  const mark = (fields: readonly string[], code: string): void => {
    for (const field of fields) {
      const token = columns.tokenNumbers.get(`${field}:${code}`);
      if (token !== undefined) thingAt[token] = things.length;
    }
  };
  for (const { field, code } of held) {
    const isActor = roles.includes(field);
    if (things.length === MAX_THINGS || (!isActor && !coded.includes(field))) continue;
    if (isActor && things.some((thing) => thing.isActor && thing.code === code)) continue;
    const here = isActor ? held.filter((other) => other.code === code && roles.includes(other.field)) : [{ field }];
    things.push({ code, here: here.map((other) => other.field), isActor, weight: 0 });
    mark(isActor ? roles : [field], code);
  }
  return { things, thingAt };
}

// Calls `take` with a record and the thing, once for each thing that a record shares.
function eachShared(columns: Columns, { things, thingAt }: Things, take: (docid: number, thing: number) => void): void {
  const { start, length, heap } = columns.lists;
  const lastSeen = new Int32Array(things.length).fill(-1);
  for (const docid of membersOf(columns.alive)) {
    const from = start[docid] as number;
    const to = from + (length[docid] as number);
    for (let slot = from; slot < to; slot += 1) {
      const thing = (thingAt[heap[slot] as number] as number) - 1;
      if (thing < 0 || lastSeen[thing] === docid) continue;
      lastSeen[thing] = docid;
      take(docid, thing);
    }
  }
}

// Inverse document frequency, ln(N / n): what half of all records have says little, what two have says much.
function weigh(columns: Columns, made: Things): void {
  const counts = made.things.map(() => 0);
  eachShared(columns, made, (_, thing) => {
    counts[thing] = (counts[thing] ?? 0) + 1;
  });
  const records = membersOf(columns.alive).length;
  made.things.forEach((thing, at) => {
    thing.weight = Math.log(records / Math.max(1, counts[at] ?? 1)) * (thing.isActor ? ACTOR : 1);
  });
}

function sharedWith(columns: Columns, { things, thingAt }: Things, docid: number): (SharedThing & Thing)[] {
  const there = new Map<number, string[]>();
  for (const token of tokensOf(columns, docid)) {
    const thing = thingAt[token] as number;
    if (thing > 0) there.set(thing - 1, [...(there.get(thing - 1) ?? []), columns.tokens[token]?.field ?? '']);
  }
  return [...there]
    .flatMap(([at, fields]) => (things[at] ? [{ ...things[at], there: fields }] : []))
    .sort((a, b) => Number(b.isActor) - Number(a.isActor) || b.weight - a.weight);
}

const isTelling = (thing: Thing & SharedThing): boolean =>
  thing.isActor &&
  thing.weight >= ACTOR * RARE &&
  !thing.here.concat(thing.there).every((role) => fieldNamed(role)?.kind === 'group');

const isBroad = (shared: readonly SharedThing[]): boolean => new Set(shared.map(({ here }) => here[0])).size > 1;

/**
 * The records most like one: the score is the sum of the weights of what both share, rarer things weighing more. An
 * entity counts once, in whatever roles; of equals the newer comes first. Nothing for a record that is not public.
 */
export function similarTo(columns: Columns, id: string): readonly SimilarRecord[] {
  const docid = columns.ids.indexOf(id);
  if (docid < 0 || !hasBit(columns.alive, docid)) return [];
  const made = thingsOf(columns, docid);
  if (made.things.length === 0) return [];
  weigh(columns, made);
  const scores = new Float64Array(columns.capacity);
  eachShared(columns, made, (other, thing) => {
    (scores[other] as number) += made.things[thing]?.weight ?? 0;
  });
  const own = scores[docid] as number;
  scores[docid] = 0;
  return bestOf(scores, columns.alive)
    .map((other) => ({ score: scores[other] as number, docid: other, shared: sharedWith(columns, made, other) }))
    .filter(({ score, shared }) => (score >= LEAST_SHARE * own && isBroad(shared)) || shared.some(isTelling))
    .map(({ score, docid: other, shared }) => ({
      id: columns.ids[other] ?? '',
      score,
      shared: shared.map(({ code, here, there }) => ({ code, here, there })),
    }));
}

function bestOf(scores: Float64Array, alive: Bits): number[] {
  const best: number[] = [];
  const ranksBefore = (a: number, b: number): boolean =>
    (scores[a] as number) > (scores[b] as number) || ((scores[a] as number) === (scores[b] as number) && a > b);
  for (const docid of membersOf(alive)) {
    const last = best.at(-1);
    if (scores[docid] === 0 || (best.length === MOST && last !== undefined && !ranksBefore(docid, last))) continue;
    const place = best.findIndex((other) => ranksBefore(docid, other));
    best.splice(place < 0 ? best.length : place, 0, docid);
    if (best.length > MOST) best.pop();
  }
  return best;
}
