import { addAccount } from '../../../accounts/add-account.ts';
import { disableAccount } from '../../../accounts/disable-account.ts';
import { enableAccount } from '../../../accounts/enable-account.ts';
import { linkHash, linkSecretOf, newLinkSecret } from '../../../accounts/link-secret.ts';
import { makeLink } from '../../../accounts/make-link.ts';
import { setRole } from '../../../accounts/set-role.ts';
import type { World } from '../../../core/ports.ts';
import { type Form, type FormAsk, form, steps } from '../../form-face.ts';
import { accountsAgain, linkPage } from './accounts.ts';

const again = accountsAgain;
const next = async () => ({ to: '/desk/accounts' });
const idIn = ({ fields }: FormAsk): { readonly id: string } => ({ id: fields.text('id') });

// The same form sent twice makes the same link, which is why it can be shown again.
const secretFor = (world: World, { once }: FormAsk): string =>
  once === undefined ? newLinkSecret(world.random) : linkSecretOf(once);

const add = form({
  action: addAccount,
  read: async (world, ask) => {
    const [name, role, credit, email] = ['name', 'role', 'credit', 'email'].map((field) => ask.fields.text(field));
    return { name, role, credit, email, hash: linkHash(secretFor(world, ask)) };
  },
  next: async (world, ask) => ({
    page: linkPage(world, ask, { name: ask.fields.text('name'), secret: secretFor(world, ask) }),
  }),
  again,
});

const link = (resets: boolean): Form =>
  form({
    action: makeLink,
    read: async (world, ask) => ({ ...idIn(ask), resets, hash: linkHash(secretFor(world, ask)) }),
    next: async (world, ask) => {
      const name = (await world.store.account(ask.fields.text('id')))?.name ?? '';
      return { page: linkPage(world, ask, { name, secret: secretFor(world, ask) }) };
    },
    again,
  });

const role = form({
  action: setRole,
  read: async (_world, ask) => ({ ...idIn(ask), role: ask.fields.text('new-role') }),
  ...{ next, again },
});

/** What administrators do with accounts. */
export const accountsForm = steps('step', {
  ...{ add, role },
  link: link(false),
  reset: link(true),
  disable: form({ action: disableAccount, read: async (_world, ask) => idIn(ask), next, again }),
  enable: form({ action: enableAccount, read: async (_world, ask) => idIn(ask), next, again }),
});
