import { z } from 'zod';
import { action } from '../core/action.ts';
import { everyone } from '../core/policy.ts';
import { accountId } from './shapes.ts';

/**
 * Leaves a line in the audit that somebody could not sign in; `id` is the account that they named, if there is one. Nothing of
 * what was typed is kept: people type their password into the wrong field.
 */
export const refusedSignIn = action({
  name: 'refused-sign-in',
  who: everyone,
  input: z.strictObject({ id: accountId.optional() }),
  run: async () => undefined,
});
