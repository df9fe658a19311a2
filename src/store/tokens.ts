import type { Kysely } from 'kysely';
import { chunks } from './chunks.ts';
import type { Tables } from './tables.ts';

/** Numbers for facet tokens, remembered; `forget` after a rolled-back transaction, whose new numbers never were. */
export type Tokens = {
  /** The numbers of several lists of tokens; what is new gets a number in the order in which it comes. */
  numbersOf(db: Kysely<Tables>, lists: readonly (readonly string[])[]): Promise<readonly (readonly number[])[]>;
  forget(): void;
};

async function draw(db: Kysely<Tables>, tokens: readonly string[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const part of chunks(tokens)) {
    const found = await db.selectFrom('search_token').select(['id', 'token']).where('token', 'in', part).execute();
    const known = new Set(found.map(({ token }) => token));
    const fresh = part.filter((token) => !known.has(token)).map((token) => ({ token }));
    const made =
      fresh.length === 0 ? [] : await db.insertInto('search_token').values(fresh).returning(['id', 'token']).execute();
    for (const { id, token } of [...found, ...made]) numbers.set(token, id);
  }
  return numbers;
}

/** Makes the memory of token numbers for one store. */
export function makeTokens(): Tokens {
  const known = new Map<string, number>();
  return {
    async numbersOf(db, lists) {
      const unknown = new Set(lists.flat().filter((token) => !known.has(token)));
      for (const [token, id] of await draw(db, [...unknown])) known.set(token, id);
      return lists.map((list) => list.map((token) => known.get(token) ?? 0));
    },
    forget: () => known.clear(),
  };
}
