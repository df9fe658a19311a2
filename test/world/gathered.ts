/** All that comes out of something asynchronous, in its order. */
export async function gathered<T>(from: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of from) all.push(one);
  return all;
}
