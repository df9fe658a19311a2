import { Refused } from '../../../core/errors.ts';
import { askSender } from '../../../editorial/ask-sender.ts';
import { claim, release } from '../../../editorial/claim.ts';
import { refuseItems } from '../../../editorial/refuse-items.ts';
import { reopen } from '../../../editorial/reopen.ts';
import { type FormAsk, form, steps } from '../../form-face.ts';
import { itemAgain, itemIdIn } from './item.ts';

/** The version of an item that a form was made for. */
export function versionIn({ fields }: FormAsk): number {
  const version = Number(fields.text('version'));
  if (Number.isSafeInteger(version) && version > 0) return version;
  throw new Refused('bad-input', 'This form was damaged. Please open the page again.');
}

const placeIn = (ask: FormAsk) => ({ id: itemIdIn(ask), version: versionIn(ask) });
const reasonIn = ({ fields }: FormAsk): string => fields.text('told');
// The reason has a name of its own, since the page may hold another form with one.
const fieldOf = (path: string): string => (path === 'reason' ? 'told' : path);
const backTo = (ask: FormAsk) => ({ to: `/desk/${itemIdIn(ask)}` });

/** What is done with one item from its page. */
export const deskItemForm = steps('step', {
  claim: form({
    action: claim,
    read: (_world, ask) => placeIn(ask),
    next: (_world, ask) => backTo(ask),
    again: itemAgain,
  }),
  release: form({
    action: release,
    read: (_world, ask) => placeIn(ask),
    next: (_world, ask) => backTo(ask),
    again: itemAgain,
  }),
  ask: form({
    action: askSender,
    read: (_world, ask) => ({ ...placeIn(ask), text: ask.fields.text('text') }),
    next: (_world, ask) => backTo(ask),
    again: itemAgain,
  }),
  refuse: form({
    action: refuseItems,
    read: (_world, ask) => ({ items: [placeIn(ask)], reason: reasonIn(ask) }),
    fieldOf,
    next: (_world, ask, { left }) => {
      const [kept] = left;
      if (kept) throw new Refused('conflict', `${kept.id} was left as it is: ${kept.why}.`);
      return backTo(ask);
    },
    again: itemAgain,
  }),
  reopen: form({
    action: reopen,
    read: (_world, ask) => ({ ...placeIn(ask), reason: reasonIn(ask) }),
    fieldOf,
    next: (_world, ask) => backTo(ask),
    again: itemAgain,
  }),
});
