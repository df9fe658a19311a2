import type { Kysely } from 'kysely';
import type { AuditLine } from '../core/ports.ts';
import type { Tables } from './tables.ts';

/** Writes a value of `meta` over the one that was there. */
export async function putMeta(db: Kysely<Tables>, key: string, value: string): Promise<void> {
  const row = db.insertInto('meta').values({ key, value });
  await row.onConflict((conflict) => conflict.column('key').doUpdateSet({ value })).execute();
}

/** Adds a line to the audit. */
export async function putAudit(db: Kysely<Tables>, { place, target, ...line }: AuditLine): Promise<void> {
  const numbered = place === undefined ? {} : { n: place };
  await db
    .insertInto('audit')
    .values({ ...line, target: target ?? null, ...numbered })
    .execute();
}
