/** One thing that several people judged: their values, without those who gave none. */
export type Unit = readonly string[];

/** How far annotators agree: `alpha` is 1 for full agreement and 0 for what chance would give; `low` and `high` bound it. */
export type Agreement = { readonly alpha: number; readonly low: number; readonly high: number; readonly units: number };

/** How the bounds are found: so many resamples, the share of them inside the bounds, and the seed of the random order. */
export type Bootstrap = { readonly samples: number; readonly level: number; readonly seed: number };

const standard: Bootstrap = { samples: 1_000, level: 0.95, seed: 1 };

type Tally = { readonly size: number; readonly disagreeing: number; readonly counts: ReadonlyMap<string, number> };

function tallyOf(unit: Unit): Tally {
  const counts = new Map<string, number>();
  for (const value of unit) counts.set(value, (counts.get(value) ?? 0) + 1);
  const size = unit.length;
  const pairs = [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0);
  return { size, disagreeing: (size * (size - 1) - pairs) / (size - 1), counts };
}

function alphaOf(tallies: readonly Tally[]): number | undefined {
  const totals = new Map<string, number>();
  let all = 0;
  let observed = 0;
  for (const { size, disagreeing, counts } of tallies) {
    all += size;
    observed += disagreeing;
    for (const [value, count] of counts) totals.set(value, (totals.get(value) ?? 0) + count);
  }
  if (all < 2) return undefined;
  const alike = [...totals.values()].reduce((sum, count) => sum + count * (count - 1), 0);
  const expected = (all * (all - 1) - alike) / (all - 1);
  return expected === 0 ? undefined : 1 - observed / expected;
}

/**
 * Krippendorff's alpha for nominal data, with missing values: alpha = 1 - Do/De, where Do is the observed and De the
 * expected disagreement over the coincidences of values (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability",
 * University of Pennsylvania, 2011, section C). Units that fewer than two people judged do not count. Undefined when
 * nothing is comparable or all values are the same, because then nothing can be told from chance.
 */
export function krippendorffAlpha(units: readonly Unit[]): number | undefined {
  return alphaOf(units.filter((unit) => unit.length > 1).map(tallyOf));
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

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))] ?? Number.NaN;
}

/**
 * Alpha with the bounds of a percentile bootstrap over units (B. Efron and R. Tibshirani, "An Introduction to the
 * Bootstrap", 1993, chapter 13). Deterministic: equal units and seed give equal bounds. Undefined where alpha is.
 */
export function agreementOf(units: readonly Unit[], how: Partial<Bootstrap> = {}): Agreement | undefined {
  const { samples, level, seed } = { ...standard, ...how };
  const tallies = units.filter((unit) => unit.length > 1).map(tallyOf);
  const alpha = alphaOf(tallies);
  if (alpha === undefined) return undefined;
  const random = randomFrom(seed);
  const drawn = Array.from({ length: samples }, () =>
    alphaOf(tallies.map((own) => tallies[Math.floor(random() * tallies.length)] ?? own)),
  );
  // A resample without any variety agrees in full.
  const sorted = drawn.map((one) => one ?? 1).sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return { alpha, low: quantile(sorted, tail), high: quantile(sorted, 1 - tail), units: tallies.length };
}
