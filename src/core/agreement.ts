import { quantile } from './quantile.ts';
/** One thing that several people judged: their values, without those who gave none. */
export type Unit = readonly string[];

/** How far annotators agree: `alpha` is 1 for full agreement and 0 for what chance would give; `low` and `high` bound it. */
export type Agreement = { readonly alpha: number; readonly low: number; readonly high: number; readonly units: number };

/** How the bounds are found: so many resamples, the share of them inside the bounds, and the seed of the random order. */
export type Bootstrap = { readonly samples: number; readonly level: number; readonly seed: number };

const standard: Bootstrap = { samples: 1_000, level: 0.95, seed: 1 };

// Units with the same values are one kind; `counts` holds how often each value occurs in one of them.
type Kind = {
  readonly size: number;
  readonly disagreeing: number;
  readonly counts: readonly (readonly [number, number])[];
};
type Kinds = { readonly kinds: readonly Kind[]; readonly values: number; readonly ofUnit: Uint32Array };

function kindOf(counts: Kind['counts']): Kind {
  const size = counts.reduce((sum, [, count]) => sum + count, 0);
  const alike = counts.reduce((sum, [, count]) => sum + count * (count - 1), 0);
  return { size, disagreeing: (size * (size - 1) - alike) / (size - 1), counts };
}

function kindsOf(units: readonly Unit[]): Kinds {
  const values = new Map<string, number>();
  const known = new Map<string, number>();
  const kinds: Kind[] = [];
  const judged = units.filter((unit) => unit.length > 1);
  const ofUnit = Uint32Array.from(judged, (unit) => {
    const counts = new Map<number, number>();
    for (const value of unit) {
      const number = values.get(value) ?? values.size;
      values.set(value, number);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    const sorted = [...counts].sort(([a], [b]) => a - b);
    const key = sorted.join(' ');
    const kind = known.get(key) ?? kinds.push(kindOf(sorted)) - 1;
    known.set(key, kind);
    return kind;
  });
  return { kinds, values: values.size, ofUnit };
}

function timesOf(kinds: Kinds, drawn: (unit: number) => number): Uint32Array {
  const times = new Uint32Array(kinds.kinds.length);
  for (let unit = 0; unit < kinds.ofUnit.length; unit += 1) {
    const kind = kinds.ofUnit[drawn(unit)] ?? 0;
    times[kind] = (times[kind] ?? 0) + 1;
  }
  return times;
}

function alphaOf({ kinds, values }: Kinds, times: Uint32Array): number | undefined {
  const totals = new Float64Array(values);
  let all = 0;
  let observed = 0;
  for (const [at, { size, disagreeing, counts }] of kinds.entries()) {
    const often = times[at] ?? 0;
    all += often * size;
    observed += often * disagreeing;
    for (const [value, count] of counts) totals[value] = (totals[value] ?? 0) + often * count;
  }
  if (all < 2) return undefined;
  const alike = totals.reduce((sum, count) => sum + count * (count - 1), 0);
  const expected = (all * (all - 1) - alike) / (all - 1);
  return expected === 0 ? undefined : 1 - observed / expected;
}

const itself = (unit: number): number => unit;

/**
 * Krippendorff's alpha for nominal data, with missing values: alpha = 1 - Do/De, where Do is the observed and De the
 * expected disagreement over the coincidences of values (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability",
 * University of Pennsylvania, 2011, section C). Units that fewer than two people judged do not count. Undefined when
 * nothing is comparable or all values are the same, because then nothing can be told from chance.
 */
export function krippendorffAlpha(units: readonly Unit[]): number | undefined {
  const kinds = kindsOf(units);
  return alphaOf(kinds, timesOf(kinds, itself));
}

// Mulberry32 (T. Ettinger, 2017, public domain): the same seed gives the same order on every machine.
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Alpha with the bounds of a percentile bootstrap over units (B. Efron and R. Tibshirani, "An Introduction to the
 * Bootstrap", 1993, chapter 13). Deterministic: equal units and seed give equal bounds. Undefined where alpha is.
 */
export function agreementOf(units: readonly Unit[], how: Partial<Bootstrap> = {}): Agreement | undefined {
  const { samples, level, seed } = { ...standard, ...how };
  const kinds = kindsOf(units);
  const alpha = alphaOf(kinds, timesOf(kinds, itself));
  if (alpha === undefined) return undefined;
  const random = randomFrom(seed);
  const many = kinds.ofUnit.length;
  const drawn = Array.from({ length: samples }, () =>
    alphaOf(
      kinds,
      timesOf(kinds, () => Math.floor(random() * many)),
    ),
  );
  // A resample without any variety agrees in full.
  const sorted = drawn.map((one) => one ?? 1).sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return { alpha, low: quantile(sorted, tail), high: quantile(sorted, 1 - tail), units: many };
}
