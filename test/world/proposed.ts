import type { Change } from '../../src/core/diff.ts';
import { Refused } from '../../src/core/errors.ts';
import type { ProposalContent } from '../../src/core/item.ts';
import { reader } from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import { propose } from '../../src/intake/propose.ts';

let sent = 0;

/** A key of a form that no other has in this process. */
export function nextOnce(): string {
  sent += 1;
  return sent.toString(16).padStart(32, '0');
}

/** Sends a proposal as a reader, by default for the first version of CB-1; throws the problem when it is refused. */
export async function proposed(
  world: World,
  changes: readonly Change[],
  more: Partial<ProposalContent> & { readonly once?: string } = {},
): Promise<{ readonly id: string }> {
  const edit = { record: 'CB-1', base: 1, sources: [], entities: [], reason: 'The source says so', ...more };
  const result = await propose.perform(world, reader, { once: nextOnce(), ...edit, changes });
  if (!result.ok) throw new Refused(result.problem.code, result.problem.sentence, result.problem.faults);
  return result.value;
}
