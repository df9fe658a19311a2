import { z } from 'zod';
import { action } from '../core/action.ts';

/** Fixes the prefix of record ids at first start; later calls change nothing, because ids are for ever. */
export const choosePrefix = action({
  name: 'choose-prefix',
  who: ['keeper'],
  input: z.strictObject({ prefix: z.string().regex(/^[A-Z]{2,8}$/, 'is two to eight capital letters') }),
  run: async ({ prefix }, { tx }) => {
    const chosen = await tx.setting('prefix');
    if (chosen === undefined) await tx.putSetting('prefix', prefix);
    return { prefix: chosen ?? prefix };
  },
});
