/** How many letters must be typed, dropped, changed or swapped with a neighbour to get from `a` to `b` (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const cost = (list: readonly number[], at: number): number => list[at] ?? Number.POSITIVE_INFINITY;
      let best = Math.min(
        cost(above, column) + 1,
        cost(line, column - 1) + 1,
        cost(above, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) best = Math.min(best, cost(older, column - 2) + 1);
      line.push(best);
    }
    older = above;
    above = line;
  }
  return above[b.length] ?? 0;
}

/** The choice that is spelled most like `text`, with at most a third of its letters changed; the first one of several equals. */
export function nearest(text: string, choices: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const choice of choices) {
    const distance = editDistance(text, choice);
    if (distance >= least) continue;
    best = choice;
    least = distance;
  }
  return best;
}
