import { html } from 'hono/html';
import { forgetPassword } from '../../../accounts/forget-password.ts';
import { linkHash, linkPath, newLinkSecret } from '../../../accounts/link-secret.ts';
import { type Account, nameKey } from '../../../core/account.ts';
import { type Problem, Refused, valueOfResult } from '../../../core/errors.ts';
import type { Mailer } from '../../../core/mail.ts';
import { reader } from '../../../core/policy.ts';
import type { World } from '../../../core/ports.ts';
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
import { countSignIn, mayMail } from '../../sign-in-door.ts';
import { withoutWordsOf } from '../../words-of-reader.ts';

const TITLE = 'A lost password';
const labels = { name: 'Name or mail address' };
const NO_MAIL = 'This site sends no mail. An administrator can make a link with which you choose a new password.';
const MOST_NAMES = 3;

type Shown = { readonly mail: boolean; readonly filled: Filled; readonly problem?: Problem };

function forgottenPage(ask: Ask, { mail, filled, problem }: Shown): Html {
  const line = { name: 'name', label: labels.name, required: true, autocomplete: 'username' };
  const how = html`<div class="prose"><p>A link with which you choose a new password goes to the mail address of your account, if it has one. It holds for one hour. Your second factor stays as it is.</p></div>
${problemSummary(problem, labels)}
${sendingForm(ask, '/sign-in/forgotten', html`${textLine(filled, line)}<p>${button('Send the link')}</p>`)}`;
  return accountPage(ask, {
    title: TITLE,
    path: '/sign-in/forgotten',
    main: mail ? how : html`<div class="prose"><p>${NO_MAIL}</p></div>`,
  });
}

function sentPage(ask: Ask): Html {
  return accountPage(ask, {
    title: 'Please look at your mail',
    path: '/sign-in/forgotten',
    main: html`<div class="prose"><p>If there is such an account, and it has a mail address, a link is on its way there. It holds for one hour.</p>
<p>Nothing came? At most three go to an account within an hour. Without a mail address, an administrator can make the link.</p></div>`,
  });
}

/** The page where somebody asks for a link by mail because their password is lost. */
export const forgottenFace = page(async (world) => ({ title: TITLE, mail: world.mail !== undefined }), {
  show: ({ mail }, ask) => forgottenPage(ask, { mail, filled: unfilled }),
});

async function accountsMeant(world: World, words: string): Promise<readonly Account[]> {
  const named = await world.store.accountNamed(words);
  const all = named ? [named] : await world.store.accounts();
  const key = nameKey(words);
  const isMeant = ({ name, email = '' }: Account): boolean => nameKey(name) === key || nameKey(email) === key;
  return all.filter((one) => one.state === 'active' && one.email && isMeant(one)).slice(0, MOST_NAMES);
}

async function mailLink(world: World, mailer: Mailer, { id, name }: Account): Promise<void> {
  const secret = newLinkSecret(world.random);
  const { to } = valueOfResult(await forgetPassword.perform(world, reader, { id, hash: linkHash(secret) }));
  const text = [
    `Somebody asked for a new password for the account “${name}” at ${world.site()}.`,
    `If that was you, please choose one here within one hour:\n${world.site()}${linkPath(secret)}`,
    'If it was not you, you need do nothing: the password stays as it is.',
  ];
  await mailer.send({ to, subject: 'A new password', text: `${text.join('\n\n')}\n` });
}

// Nobody waits for it, so that how long the answer takes tells nothing.
async function mailLinks(world: World, mailer: Mailer, words: string): Promise<void> {
  try {
    for (const account of await accountsMeant(world, words))
      if (mayMail(world, account.id)) await mailLink(world, mailer, account);
  } catch (error) {
    world.log.error(
      'A link for a lost password could not be sent.',
      error instanceof Refused ? error : withoutWordsOf(`https://form/${words}`, error),
    );
  }
}

/** Takes the name or the mail address of whoever lost their password; the answer is the same for every one. */
export const forgottenForm: Form = {
  forms: 'page',
  answer: async (world, ask: FormAsk) => {
    if (!world.mail) throw new Refused('wrong-state', NO_MAIL);
    const words = ask.fields.text('name').trim();
    if (words === '' || words.length > 254) {
      const message = 'Please write your name or your mail address.';
      throw new Refused('bad-input', message, [{ path: 'name', message }]);
    }
    countSignIn(world, ask, `forgotten ${nameKey(words)}`);
    void mailLinks(world, world.mail, words);
    return { page: sentPage(ask) };
  },
  again: (world, ask, problem) =>
    forgottenPage(ask, { mail: world.mail !== undefined, filled: refilled(ask, problem), problem }),
};
