const IN_LIST = 500;

/** A list in parts that are short enough for one query each. */
export function chunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / IN_LIST) }, (_, i) => list.slice(i * IN_LIST, (i + 1) * IN_LIST));
}
