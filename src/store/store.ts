import type { Kysely } from 'kysely';
import type { Store, WriteStore } from '../core/ports.ts';
import { makeReads } from './reads.ts';
import type { TextWriter } from './sqlite/text-writer.ts';
import type { Tables } from './tables.ts';
import { makeTokens } from './tokens.ts';
import { makeWrites } from './writes.ts';

/** What an engine brings: a connection for reads, one for writes, its full text, and how its errors read. */
export type Engine = {
  readonly reader: Kysely<Tables>;
  readonly writer: Kysely<Tables>;
  readonly text: TextWriter;
  readonly sequence: () => number;
  readonly explain: (error: unknown) => unknown;
  readonly close: () => Promise<void>;
};

/** Makes the store over an engine. Transactions of one process run one after another; readers never wait for them. */
export function makeStore(engine: Engine): Store {
  const tokens = makeTokens();
  let last: Promise<unknown> = Promise.resolve();

  async function run<T>(work: (tx: WriteStore) => Promise<T>): Promise<T> {
    try {
      return await engine.writer.transaction().execute((trx) => work(makeWrites(trx, { text: engine.text, tokens })));
    } catch (error) {
      tokens.forget();
      throw engine.explain(error);
    }
  }

  function transaction<T>(work: (tx: WriteStore) => Promise<T>): Promise<T> {
    const next = last.then(() => run(work));
    last = next.catch(() => undefined);
    return next;
  }

  return {
    ...makeReads(engine.reader),
    sequence: async () => engine.sequence(),
    transaction,
    close: async () => {
      await last;
      await engine.close();
    },
  };
}
