import type { Arrival, ArrivalOutcome } from '../../src/core/arrival.ts';
import { isRefusal, type ProblemCode } from '../../src/core/errors.ts';
import type { World } from '../../src/core/ports.ts';
import type { RecordDocument } from '../../src/core/record.ts';
import type { Statement } from '../../src/core/statement.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { done } from './fake-world.ts';
import { smallArrival } from './records.ts';

/** A reason and a credit, for actions that want them. */
export const why = { reason: 'For a test', credit: 'A test' };

/** Tells whether an error is a refusal of this kind. */
export function refusal(code: ProblemCode): (error: unknown) => boolean {
  return (error) => isRefusal(error, code);
}

/** Takes the small collection in, changed as wanted; gives "id outcome" by key. */
export async function taken(world: World, change: Partial<Arrival> = {}): Promise<Readonly<Record<string, string>>> {
  const outcomes: readonly ArrivalOutcome[] = await done(world, takeIn, smallArrival(change));
  return Object.fromEntries(outcomes.map(({ key, id, outcome }) => [key, `${id} ${outcome}`]));
}

/** A change of the small collection: these statements more on one record. */
export function plus(key: string, ...more: readonly Statement[]): Partial<Arrival> {
  const records = smallArrival().records.map((one) => {
    if (one.key !== key) return one;
    return { ...one, document: { ...one.document, statements: [...one.document.statements, ...more] } };
  });
  return { records };
}

/** A change of the small collection: another name or kind for the entity `acme`. */
export function withAcme(text: string, kind: 'organisation' | 'private-person' = 'organisation'): Partial<Arrival> {
  const document = { kind, names: [{ text }] };
  return { entities: smallArrival().entities.map((one) => (one.key === 'acme' ? { ...one, document } : one)) };
}

/** The current document of a record. */
export async function recordNow(world: World, id: string): Promise<RecordDocument> {
  const [document] = await world.store.current([id]);
  if (document?.schema !== 'casebook.record/1') throw new TypeError(`${id} is no record`);
  return document;
}
