import { z } from 'zod';
import { action } from '../core/action.ts';
import { everyone } from '../core/policy.ts';

/** The setting that holds the key of the delay tokens, 32 bytes in hexadecimal. */
export const floodKey = 'flood-key';

/** Makes the key of the delay tokens, once for all processes of a site; gives the one that is there. */
export const makeFloodKey = action({
  name: 'make-flood-key',
  who: everyone,
  discreet: true,
  input: z.strictObject({}),
  run: async (_, { tx, world }): Promise<string> => {
    const known = await tx.setting(floodKey);
    if (known !== undefined) return known;
    const made = Buffer.from(world.random.bytes(32)).toString('hex');
    await tx.putSetting(floodKey, made);
    return made;
  },
});
