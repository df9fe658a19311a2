import { publishResponse } from '../../editorial/publish-response.ts';
import { verifyResponse } from '../../editorial/verify-response.ts';
import { form } from '../form-face.ts';
import { itemAgain, itemIdIn } from './desk/item.ts';
import { versionIn } from './desk/item-form.ts';

/** Takes an editor's word that a response comes from the organisation. */
export const verifyResponseForm = form({
  action: verifyResponse,
  read: (_world, ask) => ({ id: itemIdIn(ask), version: versionIn(ask), note: ask.fields.text('note') }),
  next: (_world, ask) => ({ to: `/desk/${itemIdIn(ask)}` }),
  again: itemAgain,
});

/** Publishes a response in the name of the editor who presses the button. */
export const publishResponseForm = form({
  action: publishResponse,
  read: (_world, ask) => ({
    id: itemIdIn(ask),
    version: versionIn(ask),
    reason: ask.fields.text('reason'),
    credit: ask.visitor.actor.credit ?? 'Casebook editors',
  }),
  next: (_world, _ask, { id }) => ({ to: `/records/${id}#answers` }),
  again: itemAgain,
});
