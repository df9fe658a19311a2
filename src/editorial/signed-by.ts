import { z } from 'zod';
import type { Actor } from '../core/policy.ts';

/** What every change by an editor says: why, and who is named for it where that is somebody else. */
export const whyShape = {
  reason: z.string().trim().min(1, 'Please say why').max(2_000, 'This is longer than 2,000 characters'),
  credit: z.string().trim().min(1).max(300).optional(),
} as const;

/** Why a version is made and who is named for it. */
export type Signed = { readonly reason: string; readonly credit: string };

/** The reason and the credit of a revision. */
export function signedBy(
  { reason, credit }: { readonly reason: string; readonly credit?: string },
  actor: Actor,
): Signed {
  return { reason, credit: credit ?? actor.credit ?? 'Casebook editors' };
}
