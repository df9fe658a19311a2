import type { Store } from '../../src/core/ports.ts';

/** How often each job's effect stands in the audit, by the job's key. */
export type Ledger = ReadonlyMap<string, number>;

/** Counts the effects that `noted` wrote. */
export async function ledgerOf(store: Store): Promise<Ledger> {
  const found = new Map<string, number>();
  await store.holdings.snapshot(async (snapshot) => {
    for await (const row of snapshot.rows('audit')) {
      if (row.action !== 'effect') continue;
      const key = String(row.target);
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  });
  return found;
}

/** Writes a job's effect into the audit: once for every time it happens. */
export function noted(tx: Parameters<Parameters<Store['transaction']>[0]>[0], key: string): Promise<void> {
  return tx.audit({ time: '', action: 'effect', actor: 'a job', target: key, outcome: 'done' });
}
