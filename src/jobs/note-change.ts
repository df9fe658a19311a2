import type { WriteStore } from '../core/ports.ts';

/**
 * Leaves a line in the audit for what a job changed, and for nothing when it changed nothing: a move that is under way sees
 * by the audit that there is more to copy. The line tells of nobody.
 */
export async function noteChange(tx: WriteStore, line: { readonly time: string; readonly action: string }, n: number) {
  if (n > 0) await tx.audit({ ...line, actor: 'jobs', outcome: 'done' });
}
