import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Builds a query once and runs it with other values each time: Kysely needs several times longer to build a small query
 * than SQLite to run it. `build` gets a stand-in for each of `names` and puts it where the value belongs.
 */
export function builtOnce<Given extends Values, Row>(
  db: Kysely<Tables>,
  names: readonly (keyof Given & string)[],
  build: (standIns: Given) => Compilable<Row>,
): (given: Given) => Promise<readonly Row[]> {
  const standIns = new Map<unknown, string>(names.map((name) => [`\u0000${name}`, name]));
  let compiled: CompiledQuery<Row> | undefined;
  return async (given) => {
    compiled ??= build(Object.fromEntries([...standIns].map(([mark, name]) => [name, mark])) as Given).compile();
    const parameters = compiled.parameters.map((mark) => {
      const name = standIns.get(mark);
      return name === undefined ? mark : given[name];
    });
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
