import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { administrators } from '../core/policy.ts';
import type { DocumentHead, RevisionLine } from '../core/ports.ts';
import { signedBy, whyShape } from './signed-by.ts';

function checkMay(head: DocumentHead, number: number, line: RevisionLine | undefined): void {
  if (!line) throw new Refused('not-found', `${head.id} has no version ${number}.`);
  if (line.closed) throw new Refused('wrong-state', `Version ${number} of ${head.id} was closed before.`);
  if (head.state === 'published' && number === head.revision) {
    const message = `Version ${number} is what everybody reads now. Publish a right one first, or withdraw it; then close this one.`;
    throw new Refused('wrong-state', message);
  }
}

/**
 * Closes earlier versions of a document, for instance because they hold what the law or decency forbids to keep: what they
 * say is erased with the salt, so that nobody can guess it back from the commitment. Their number, time, reason, credit and
 * commitment stay, and why they were closed.
 */
export const closeRevision = action({
  name: 'close-revision',
  who: administrators,
  input: z.strictObject({
    id: z.string(),
    base: z.number().int().min(1),
    numbers: z.array(z.number().int().min(1)).min(1, 'Please choose what is to be closed').max(500),
    ...whyShape,
  }),
  run: async ({ id, base, numbers: given, ...why }, { tx, world, actor }) => {
    const head = await tx.head(id);
    if (!head || head.revision === 0) throw new Refused('not-found', `Nothing was published as ${id}.`);
    if (head.revision !== base) throw new Refused('conflict');
    const numbers = [...new Set(given)];
    const lines = new Map((await tx.history(id)).map((line) => [line.number, line]));
    for (const number of numbers) checkMay(head, number, lines.get(number));
    await tx.closeRevisions(id, numbers, { time: world.clock.now(), ...signedBy(why, actor) });
    return { id, closed: numbers };
  },
});
