import { settleComplaint } from '../../editorial/settle-complaint.ts';
import { form } from '../form-face.ts';
import { itemAgain, itemIdIn } from './desk/item.ts';
import { versionIn } from './desk/item-form.ts';

/** Decides a complaint. */
export const settleComplaintForm = form({
  action: settleComplaint,
  read: (_world, ask) => {
    const [decision, outcome] = [ask.fields.text('decision'), ask.fields.text('outcome')];
    return { id: itemIdIn(ask), version: versionIn(ask), decision, outcome };
  },
  next: (_world, ask) => ({ to: `/desk/${itemIdIn(ask)}` }),
  again: itemAgain,
});
