import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import type { ReadStore } from '../core/ports.ts';
import { recordIdPattern } from '../core/record.ts';
import { putSentItem } from './put-item.ts';
import { oncePattern } from './receipt.ts';

/** The setting that holds within how many days a complaint is decided, and what holds without it. */
export const complaintDays = { setting: 'complaint-days', standard: 30 } as const;

const DAY = 86_400_000;

/** Within how many days a complaint is decided here. */
export async function daysForComplaints(store: ReadStore): Promise<number> {
  const days = Number(await store.setting(complaintDays.setting));
  return Number.isInteger(days) && days > 0 ? days : complaintDays.standard;
}

// Also of one that was withdrawn or merged: that may be what the complaint is about.
async function knownRecord(store: ReadStore, typed: string): Promise<string> {
  const head = recordIdPattern.test(typed) ? await store.head(typed) : undefined;
  if (head?.kind === 'record' && head.state !== 'draft') return typed;
  const message = 'There is no record with this number.';
  throw new Refused('bad-input', message, [{ path: 'record', message }]);
}

/** Somebody complains about a page or about what was done with it; the complaint gets a number and a day by which it is decided. */
export const complain = action({
  name: 'complain',
  who: everyone,
  discreet: true,
  input: z.strictObject({
    once: z.string().regex(oncePattern, 'Please open the form again.'),
    record: z.string().trim().toUpperCase().max(20, 'There is no record with this number.').optional(),
    what: z
      .string()
      .trim()
      .min(10, 'Please say in a sentence or more what is wrong.')
      .max(20_000, 'This is longer than 20,000 characters.'),
    contact: z.string().trim().min(1).max(500, 'This is longer than 500 characters.').optional(),
  }),
  run: async ({ once, record: typed, what, contact }, context) => {
    const { tx, world } = context;
    const record = typed === undefined ? undefined : await knownRecord(tx, typed);
    const today = Date.parse(world.clock.now().slice(0, 10));
    const due = new Date(today + (await daysForComplaints(tx)) * DAY).toISOString().slice(0, 10);
    const about = record === undefined ? {} : { record };
    const item = await putSentItem(
      {
        kind: 'complaint',
        once,
        ...about,
        due,
        title: record === undefined ? 'Complaint' : `Complaint about ${record}`,
        words: `${record ?? ''} ${what}`,
        content: { ...about, what, ...(contact === undefined ? {} : { contact }) },
      },
      context,
    );
    return { id: item.id, due };
  },
});
