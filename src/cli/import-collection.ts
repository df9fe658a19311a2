import type { ArrivalOutcome } from '../core/arrival.ts';
import type { World } from '../core/ports.ts';
import { setFeatured } from '../editorial/set-featured.ts';
import { takeIn } from '../editorial/take-in.ts';
import { readCollection } from '../harvest/collection/read-collection.ts';
import { perform, type Shell } from './command.ts';

function tally(outcomes: readonly ArrivalOutcome[], kind: ArrivalOutcome['kind']): string {
  const of = outcomes.filter((one) => one.kind === kind);
  const count = (outcome: ArrivalOutcome['outcome']): number => of.filter((one) => one.outcome === outcome).length;
  const shared = count('shared') > 0 ? `, ${count('shared')} shared with another collection` : '';
  return `${count('created')} created, ${count('changed')} changed, ${count('unchanged')} unchanged${shared}`;
}

/** Reads a collection's files and takes them in; returns what became of each document. */
export async function importCollection(
  shell: Shell,
  world: World,
  from: { readonly directory: string; readonly draft?: boolean; readonly dryRun?: boolean },
): Promise<readonly ArrivalOutcome[]> {
  const { settings, arrival } = readCollection(await shell.readYamlFiles(from.directory));
  const outcomes = await perform(world, takeIn, { ...arrival, draft: from.draft === true });
  const featured = outcomes.find((one) => one.kind === 'record' && one.key === settings.featured);
  const stays = from.draft !== true && from.dryRun !== true;
  if (featured && stays && (await world.store.setting('featured')) === undefined) {
    await perform(world, setFeatured, { id: featured.id });
  }
  return outcomes;
}

/** Prints what became of a collection's documents. */
export function printCollection(shell: Shell, outcomes: readonly ArrivalOutcome[]): void {
  shell.print(`records:  ${tally(outcomes, 'record')}`);
  shell.print(`sources:  ${tally(outcomes, 'source')}`);
  shell.print(`entities: ${tally(outcomes, 'entity')}`);
}
