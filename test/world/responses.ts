import { Refused } from '../../src/core/errors.ts';
import { reader } from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import { choosePrefix } from '../../src/editorial/choose-prefix.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { respond } from '../../src/intake/respond.ts';
import { done } from './fake-world.ts';
import { smallArrival } from './records.ts';

/** The `once` of the form with this number. */
export function onceOf(number: number): string {
  return number.toString(16).padStart(32, '0');
}

/** Takes in the small collection, in which CB-1 names Acme Vision, whose site is acme.example. */
export async function acmeOnRecord(world: World): Promise<void> {
  await done(world, choosePrefix, { prefix: 'CB' });
  const arrival = smallArrival();
  const entities = arrival.entities.map((one) =>
    one.key === 'acme' ? { ...one, document: { ...one.document, links: ['https://www.acme.example/'] } } : one,
  );
  await done(world, takeIn, { ...arrival, entities });
}

/** What Acme Vision answers on CB-1, by the form with this number. */
export function answerOfAcme(entity: string, more: Readonly<Record<string, unknown>> = {}) {
  const text = 'We took the camera down on the same day.';
  return { once: onceOf(1), record: 'CB-1', entity, kind: 'corrective-action', text, concerns: ['operator'], ...more };
}

/** Sends the answer of Acme Vision as anybody can; its id. */
export async function sentResponse(world: World, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const sent = await respond.perform(world, reader, answerOfAcme(await acmeId(world), more));
  if (!sent.ok) throw new Refused(sent.problem.code, sent.problem.sentence);
  return sent.value.id;
}

/** The id of Acme Vision. */
export async function acmeId(world: World): Promise<string> {
  const { lines } = await world.store.entities({ limit: 50, offset: 0 });
  return lines.find(({ entity }) => entity.names[0]?.text === 'Acme Vision')?.entity.id ?? '';
}
