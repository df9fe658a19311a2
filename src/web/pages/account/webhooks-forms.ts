import { addWebhook } from '../../../publish/webhook/add-webhook.ts';
import { removeWebhook } from '../../../publish/webhook/remove-webhook.ts';
import { switchWebhook } from '../../../publish/webhook/switch-webhook.ts';
import { testWebhook } from '../../../publish/webhook/test-webhook.ts';
import { webhookSecretOf } from '../../../publish/webhook/webhook-message.ts';
import { type Form, type FormAsk, form, steps } from '../../form-face.ts';
import { secretPage, webhooksAgain } from './webhooks.ts';

const again = webhooksAgain;
const next = async () => ({ to: '/desk/webhooks' });
const idIn = ({ fields }: FormAsk): { readonly id: string } => ({ id: fields.text('id') });

// The same form sent twice makes the same secret, which is why it can be shown again.
const secretFor = ({ once }: FormAsk): string => webhookSecretOf(once);

const add = form({
  action: addWebhook,
  read: async (_world, ask) => ({ address: ask.fields.text('address'), secret: secretFor(ask) }),
  next: async (_world, ask) => ({ page: secretPage(ask, secretFor(ask)) }),
  again,
});

const turn = (state: 'on' | 'off'): Form =>
  form({ action: switchWebhook, read: async (_world, ask) => ({ ...idIn(ask), state }), next, again });

/** What administrators do with webhooks. */
export const webhooksForm = steps('step', {
  add,
  on: turn('on'),
  off: turn('off'),
  test: form({ action: testWebhook, read: async (_world, ask) => idIn(ask), next, again }),
  remove: form({ action: removeWebhook, read: async (_world, ask) => idIn(ask), next, again }),
});
