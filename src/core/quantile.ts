/**
 * The value below which a share (0 to 1) of sorted values lies. Between two values the line between them counts: definition
 * 7 of R. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages" (1996), the usual one of R and NumPy. NaN for none.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
