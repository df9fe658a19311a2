import { html } from 'hono/html';
import { becomeFirst } from '../../../accounts/become-first.ts';
import { linkHash, linkPath } from '../../../accounts/link-secret.ts';
import { hashPassword } from '../../../accounts/password.ts';
import { passwordFault, SHORTEST_PASSWORD } from '../../../accounts/password-rule.ts';
import { accountName, creditLine } from '../../../accounts/shapes.ts';
import { useLink } from '../../../accounts/use-link.ts';
import type { Account } from '../../../core/account.ts';
import { type Fault, type Problem, Refused, valueOfResult } from '../../../core/errors.ts';
import { reader } from '../../../core/policy.ts';
import type { World } from '../../../core/ports.ts';
import { pathPart } from '../../door.ts';
import { type Ask, page } from '../../face.ts';
import type { Form, FormAsk } from '../../form-face.ts';
import { accountPage } from '../../parts/account-frame.ts';
import {
  button,
  type Filled,
  problemSummary,
  refilled,
  sendingForm,
  textLine,
  unfilled,
} from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';
import { countSignIn } from '../../sign-in-door.ts';
import { opened } from './opened.ts';

const labels = { name: 'Name', credit: 'Credit', password: 'Password', again: 'Password again' };
const GONE =
  'This link was used already, or is too old. If you have just chosen a password with it, please sign in; otherwise ask for another link.';

/** What a link is for: the account that it belongs to, or none when it makes the first administrator. */
type Link = { readonly hash: string; readonly secret: string; readonly account?: Account };

async function linkOf(world: World, ask: Ask): Promise<Link> {
  const secret = pathPart(ask, 'ticket', /^[\w-]{43}$/);
  const hash = linkHash(secret) ?? '';
  const ticket = await world.store.ticket(hash);
  if (!ticket || ticket.expires <= world.clock.now()) throw new Refused('not-found', GONE);
  if (ticket.kind === 'first-administrator' && (await world.store.accounts()).length === 0) return { hash, secret };
  const account =
    ticket.kind === 'set-password' && ticket.account ? await world.store.account(ticket.account) : undefined;
  if (!account || account.state === 'disabled') throw new Refused('not-found', GONE);
  return { hash, secret, account };
}

function welcomePage(
  ask: Ask,
  { secret, account }: Link,
  { filled, problem }: { filled: Filled; problem?: Problem },
): Html {
  const help = `At least ${SHORTEST_PASSWORD} characters, of any kind. Four or five words in a row are good, and a password manager is better.`;
  const password = { type: 'password' as const, required: true, autocomplete: 'new-password' };
  const first = html`${textLine(filled, { name: 'name', label: labels.name, required: true, autocomplete: 'username', help: 'What you type to sign in.' })}
${textLine(filled, { name: 'credit', label: labels.credit, autocomplete: 'name', help: 'What stands beside the changes you publish. Left empty, it is the name.' })}`;
  const known = html`<div class="prose"><p>You sign in as <strong><bdi>${account?.name}</bdi></strong>.</p></div>`;
  return accountPage(ask, {
    title: account ? 'Choose a password' : 'The first administrator',
    path: linkPath(secret),
    main: html`${account ? known : ''}${problemSummary(problem, labels, { isSecret: true })}
${sendingForm(
  ask,
  linkPath(secret),
  html`${account ? '' : first}
${textLine(filled, { ...password, name: 'password', label: labels.password, help })}
${textLine(filled, { ...password, name: 'again', label: labels.again })}
<p>${button('Go on')}</p>`,
)}`,
  });
}

/** The page behind a one-time link. Looking at it does not use the link up. */
export const welcomeFace = page(linkOf, {
  show: (link, ask) => welcomePage(ask, link, { filled: unfilled }),
  twin: ({ account }) => ({ title: account ? 'Choose a password' : 'The first administrator' }),
});

type Chosen = { readonly name: string; readonly credit: string; readonly password: string };

async function chosenIn({ fields }: FormAsk, { account }: Link): Promise<Chosen> {
  const [name, credit, password] = [
    account?.name ?? fields.text('name'),
    fields.text('credit'),
    fields.text('password'),
  ];
  const faults: Fault[] = [];
  const shapes = account
    ? []
    : ([
        ['name', accountName, name],
        ['credit', creditLine, credit],
      ] as const);
  for (const [path, shape, value] of shapes) {
    const read = shape.safeParse(value);
    if (!read.success) faults.push({ path, message: read.error.issues[0]?.message ?? 'This does not fit.' });
  }
  const fault = await passwordFault(password, [name, 'casebook']);
  if (fault !== undefined) faults.push({ path: 'password', message: fault });
  else if (fields.text('again') !== password) faults.push({ path: 'again', message: 'The two passwords differ.' });
  if (faults.length > 0) throw new Refused('bad-input', undefined, faults);
  return { name, credit, password };
}

/** Takes the password that was chosen, and opens a session, which may wait for the second factor. */
export const welcomeForm: Form = {
  forms: 'page',
  answer: async (world, ask: FormAsk) => {
    const link = await linkOf(world, ask);
    countSignIn(world, ask, link.secret);
    const { name, credit, password } = await chosenIn(ask, link);
    const hashed = await hashPassword(password, world.random.bytes(16));
    const { hash } = link;
    const { id } = link.account
      ? valueOfResult(await useLink.perform(world, reader, { hash, password: hashed }))
      : valueOfResult(await becomeFirst.perform(world, reader, { hash, name, credit, password: hashed }));
    const account = await world.store.account(id);
    if (!account) throw new Refused('not-found', GONE);
    return opened(world, ask, { account });
  },
  again: async (world, ask, problem) =>
    welcomePage(ask, await linkOf(world, ask), { filled: refilled(ask, problem), problem }),
};
