import { html } from 'hono/html';
import { LINK_HOURS, linkPath } from '../../../accounts/link-secret.ts';
import { hasSecondFactor } from '../../../accounts/session-rules.ts';
import { type Account, accountRoles } from '../../../core/account.ts';
import type { Problem } from '../../../core/errors.ts';
import type { World } from '../../../core/ports.ts';
import { type Ask, page } from '../../face.ts';
import type { FormAsk } from '../../form-face.ts';
import { accountPage } from '../../parts/account-frame.ts';
import {
  button,
  type Filled,
  hidden,
  problemSummary,
  radios,
  refilled,
  selectOne,
  sendingForm,
  textLine,
  unfilled,
} from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';
import { dayOf } from '../../parts/text.ts';

const labels = { name: 'Name', role: 'Role', credit: 'Credit', email: 'E-mail' };
const options = [
  { value: 'contributor', label: 'Contributor', help: 'Is known by name when proposing changes.' },
  { value: 'editor', label: 'Editor', help: 'Decides what is published.' },
  { value: 'administrator', label: 'Administrator', help: 'Decides that too, and who the others are.' },
].filter(({ value }) => accountRoles.some((role) => role === value));
const stateWords = { invited: 'invited, has no password yet', active: 'active', disabled: 'closed' } as const;

type Line = Pick<Account, 'id' | 'name' | 'role' | 'state' | 'credit' | 'day'> & { readonly hasFactor: boolean };

const lineOf = (account: Account): Line => {
  const { id, name, role, state, credit, day } = account;
  return { id, name, role, state, credit, day, hasFactor: hasSecondFactor(account) };
};

const dataOf = async ({ store }: World) => ({ accounts: (await store.accounts()).map(lineOf) });

function accountItem(ask: Ask, { id, name, role, state, credit, day, hasFactor }: Line): Html {
  const own = hidden('id', id);
  const step = (label: string, value: string): Html => button(label, { name: 'step', value, quiet: true });
  const roleChoice = {
    name: 'new-role',
    label: labels.role,
    value: role,
    options,
    required: true,
    at: Number(id.slice(2)),
  };
  const what =
    state === 'disabled'
      ? sendingForm(ask, '/desk/accounts', html`${own}<p>${step('Open again', 'enable')}</p>`)
      : html`${sendingForm(ask, '/desk/accounts', html`${own}${selectOne(unfilled, roleChoice)}<p>${step('Give this role', 'role')}</p>`)}
${sendingForm(ask, '/desk/accounts', html`${own}<p class="buttons">${step('Link for a lost password', 'link')}${step('Link that also resets the second factor', 'reset')}${step('Close', 'disable')}</p>`)}`;
  return html`<li><h3><bdi>${name}</bdi></h3>
<p class="line">${id} · ${role} · ${stateWords[state]} · since ${dayOf(day)} · ${hasFactor ? 'has a second factor' : 'no second factor'} · signs “<bdi>${credit}</bdi>” · <a href="/desk/audit?actor=${id}">what they did</a></p>
<details><summary>Change<span class="unseen"> ${name}</span></summary>${what}</details></li>`;
}

function inviteForm(ask: Ask, filled: Filled): Html {
  return html`<section aria-labelledby="invite"><div class="prose"><h2 id="invite">Invite somebody</h2></div>
${sendingForm(
  ask,
  '/desk/accounts',
  html`${textLine(filled, { name: 'name', label: labels.name, required: true, autocomplete: 'off', help: 'What they type to sign in.' })}
${textLine(filled, { name: 'credit', label: labels.credit, autocomplete: 'off', help: 'What stands beside their changes. Left empty, it is the name.' })}
${textLine(filled, { name: 'email', label: labels.email, type: 'email', autocomplete: 'off', help: 'Seen by administrators only.' })}
${radios(filled, { name: 'role', label: labels.role, required: true, options })}
<p>${button('Make a link', { name: 'step', value: 'add' })}</p>`,
)}</section>`;
}

type Accounts = { readonly accounts: readonly Line[] };
type Shown = { readonly filled: Filled; readonly problem?: Problem };

function accountsPage(ask: Ask, { accounts }: Accounts, { filled, problem }: Shown): Html {
  return accountPage(ask, {
    title: 'Accounts',
    path: '/desk/accounts',
    isWide: true,
    main: html`${problemSummary(problem, labels)}
<section aria-labelledby="all"><div class="prose"><h2 id="all">Who may sign in</h2></div>
<ul class="accounts">${accounts.map((line) => accountItem(ask, line))}</ul></section>
${inviteForm(ask, filled)}`,
  });
}

/** The accounts, for administrators. */
export const accountsFace = page(dataOf, { show: (data, ask) => accountsPage(ask, data, { filled: unfilled }) });

/** The same page, after a form on it was refused. */
export async function accountsAgain(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  return accountsPage(ask, await dataOf(world), { filled: refilled(ask, problem), problem });
}

/** The page that shows a one-time link, to be handed on. */
export function linkPage(
  world: World,
  ask: Ask,
  { name, secret }: { readonly name: string; readonly secret: string },
): Html {
  return accountPage(ask, {
    title: 'A link to hand on',
    path: '/desk/accounts',
    main: html`<div class="prose"><p>With this link <strong><bdi>${name}</bdi></strong> chooses a password. It works once, for ${LINK_HOURS} hours, for whoever has it; so hand it on where nobody else reads. It is not shown again.</p>
<p><code class="key">${world.site()}${linkPath(secret)}</code></p>
<p><a href="/desk/accounts">Back to the accounts</a></p></div>`,
  });
}
