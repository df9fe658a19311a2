import type { Kysely } from 'kysely';
import type { DatabaseShape, ReadStore, Store, StoreFigures, WriteStore } from '../core/ports.ts';
import type { Erasing } from './closing-writes.ts';
import { makeHoldings } from './holdings.ts';
import { makeJobStore } from './job-store.ts';
import { makeJobWrites } from './job-writes.ts';
import { makePublicReads, makeReads } from './reads.ts';
import { makeReplicaReads, type Pair, type ReplicaReads, type Standing } from './replica-reads.ts';
import { makeRowWriters } from './row-writers.ts';
import { makeSequence } from './sequence.ts';
import type { Tables } from './tables.ts';
import type { TextWriter } from './text-writer.ts';
import { makeTokens } from './tokens.ts';
import { makeWrites } from './writes.ts';

/** What an engine brings: a connection for reads, one for writes, its full text, and how its errors read. */
export type Engine = {
  readonly reader: Kysely<Tables>;
  readonly writer: Kysely<Tables>;
  /** What a transaction that may publish does first, where its own beginning does not keep other processes from publishing. */
  readonly begin?: (trx: Kysely<Tables>) => Promise<void>;
  /** Full text within a transaction. */
  readonly text: (trx: Kysely<Tables>) => TextWriter;
  readonly sequence: () => Promise<number>;
  /** Hears of the end of every transaction of this process. */
  readonly wrote?: () => void;
  /** A copy of the database that answers reads; `from` is where the database itself stood when it was opened. */
  readonly replica?: {
    readonly db: Kysely<Tables>;
    readonly from: number;
    readonly standing: (mark: string | undefined) => Promise<Standing>;
    readonly mark: () => Promise<string>;
  };
  /** What operators watch. */
  readonly shape: () => Promise<DatabaseShape>;
  readonly figures: () => Promise<StoreFigures>;
  /** Whether transactions of several connections run at once, each holding the rows it changes. */
  readonly locksRows?: boolean;
  /** Runs work in a transaction that only reads and sees one moment, beside all others. */
  readonly atOneMoment: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** The query for the `docid` of every record that the full text holds. */
  readonly textDocids: string;
  /** Brings numbers that the database draws by itself up to rows that came with theirs. */
  readonly afterRows?: (trx: Kysely<Tables>) => Promise<void>;
  /** Does work after which deleted bytes are not left in the file; and, once it is committed, in what was written before. */
  readonly erasing?: Erasing;
  readonly afterErasing?: () => void;
  readonly explain: (error: unknown) => unknown;
  readonly close: () => Promise<void>;
};

function pairOf(primary: ReadStore, { db, standing, mark }: NonNullable<Engine['replica']>): Pair {
  return { primary, replica: makePublicReads(db), standing, mark };
}

async function lagOf(pair: ReplicaReads | undefined, engine: Engine): Promise<StoreFigures> {
  const there = await pair?.standsAt();
  return there === undefined ? {} : { replicaLag: Math.max(0, (await engine.sequence()) - there) };
}

/** Makes the store over an engine. Transactions of one process run one after another; readers never wait for them. */
export function makeStore(engine: Engine): Store {
  const tokens = makeTokens();
  const rows = makeRowWriters(engine.writer);
  const primary: ReadStore = { ...makeReads(engine.reader), sequence: engine.sequence };
  const pair = engine.replica && makeReplicaReads(pairOf(primary, engine.replica), engine.replica.from);
  let last: Promise<unknown> = Promise.resolve();

  async function run<T>(work: (tx: WriteStore, db: Kysely<Tables>) => Promise<T>): Promise<T> {
    let hasJobs = false;
    let hasErased = false;
    const erasing: Erasing = (erase) => {
      hasErased = true;
      return engine.erasing ? engine.erasing(erase) : erase();
    };
    const noted = (): void => {
      hasJobs = true;
    };
    try {
      const value = await engine.writer.transaction().execute(async (trx) => {
        await engine.begin?.(trx);
        const sequence = makeSequence(trx);
        const writes = makeWrites(trx, { text: engine.text(trx), tokens, sequence, rows, erasing });
        const made = await work({ ...writes, ...makeJobWrites(trx, noted) }, trx);
        await sequence.keep();
        return made;
      });
      if (hasJobs) announce();
      if (hasErased) engine.afterErasing?.();
      return value;
    } catch (error) {
      tokens.forget();
      throw engine.explain(error);
    } finally {
      pair?.wrote();
      engine.wrote?.();
    }
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  }

  const transaction: Store['transaction'] = (work) => inTurn(() => run((tx) => work(tx)));

  // Where there is one connection for writing, a statement of its own would fall into the transaction that is open.
  async function single<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    try {
      return await (engine.locksRows ? work(engine.writer) : inTurn(() => work(engine.writer)));
    } catch (error) {
      throw engine.explain(error);
    }
  }

  const { jobs, announce } = makeJobStore({
    reader: engine.reader,
    single,
    whole: (work) => inTurn(() => run(work)),
    skipLocked: engine.locksRows ?? false,
  });

  const store: Store = {
    ...(pair?.reads ?? primary),
    asOf: async (sequence) => pair?.asOf(sequence) ?? store,
    shape: engine.shape,
    figures: async () => ({ ...(await engine.figures()), ...(await lagOf(pair, engine)) }),
    transaction,
    jobs,
    holdings: makeHoldings({
      ...engine,
      primary: engine.locksRows ? engine.writer : engine.reader,
      write: (work) => inTurn(() => run((_, trx) => work(trx))),
    }),
    close: async () => {
      await last;
      await engine.close();
    },
  };
  return store;
}
