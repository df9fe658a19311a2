import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Numbers for facet tokens, remembered; `forget` after a rolled-back transaction, whose new numbers never were. */
export type Tokens = {
  numbersOf(db: Kysely<Tables>, tokens: readonly string[]): Promise<readonly number[]>;
  forget(): void;
};

async function draw(db: Kysely<Tables>, token: string): Promise<number> {
  await db
    .insertInto('search_token')
    .values({ token })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('search_token').select('id').where('token', '=', token).executeTakeFirstOrThrow();
  return row.id;
}

/** Makes the memory of token numbers for one store. */
export function makeTokens(): Tokens {
  const known = new Map<string, number>();
  return {
    async numbersOf(db, tokens) {
      const numbers: number[] = [];
      for (const token of tokens) {
        const id = known.get(token) ?? (await draw(db, token));
        known.set(token, id);
        numbers.push(id);
      }
      return numbers;
    },
    forget: () => known.clear(),
  };
}
