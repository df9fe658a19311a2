import { z } from 'zod';
import { action } from '../core/action.ts';
import { publishedRecord } from './published-record.ts';

/** Chooses the record that the home page features. */
export const setFeatured = action({
  name: 'set-featured',
  who: ['keeper'],
  input: z.strictObject({ id: z.string() }),
  run: async ({ id }, { tx }) => {
    await publishedRecord(tx, id);
    await tx.putSetting('featured', id);
    return { id };
  },
});
