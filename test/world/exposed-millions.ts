import type { TestContext } from 'node:test';
import type { FieldName } from '../../src/core/fields.ts';
import { bestValues, type Statement } from '../../src/core/statement.ts';
import type { Quantity } from '../../src/core/values.ts';
import { readHibp } from '../../src/harvest/hibp/read-hibp.ts';
import { openBytes } from '../../src/outside/read-bytes.ts';
import type { Engine } from './engines.ts';
import { importRows } from './import-rows.ts';
import { furnishedHouse } from './open-house.ts';
import { realFiles } from './real-collections.ts';
import { released } from './released.ts';

const MILLION = 1_000_000;

type Given = { readonly id: string; readonly document: { readonly statements: readonly Statement[] } };

const amountOf = (statements: readonly Statement[], name: FieldName): number | undefined =>
  (bestValues(statements, name)[0] as Quantity | undefined)?.amount;

/**
 * A release of the starter collection, with real breaches or without, and the answer to the question of /data: the number
 * of each record that belongs to it, by the statements and not by any table.
 */
export async function exposedMillions(t: TestContext, engine: Engine, isReal: boolean) {
  const { world } = await furnishedHouse(t, engine);
  if (isReal) await importRows(world, await readHibp(await openBytes(realFiles.breaches)));
  const made = await released(t, world);
  const all = (await (await made.app.request('/records/download.json')).json()) as readonly Given[];
  const answer = new Map(
    all.flatMap(({ id, document: { statements } }) => {
      const people = amountOf(statements, 'people_affected');
      const number = people ?? amountOf(statements, 'records_exposed') ?? 0;
      const counted = `${number} | ${people === undefined ? 'records' : 'people'}`;
      return number > MILLION && bestValues(statements, 'data_category').length > 0 ? [[id, counted] as const] : [];
    }),
  );
  return { ...made, answer };
}
