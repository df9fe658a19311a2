import { administrators, everyone, signedIn } from '../../core/policy.ts';
import type { Face } from '../face.ts';
import type { Form } from '../form-face.ts';
import { accountFace } from '../pages/account/account.ts';
import { accountForm, signOutForm } from '../pages/account/account-forms.ts';
import { accountsFace } from '../pages/account/accounts.ts';
import { accountsForm } from '../pages/account/accounts-forms.ts';
import { auditCsvFace, auditFace, auditParameters } from '../pages/account/audit.ts';
import { forgottenFace, forgottenForm } from '../pages/account/forgotten.ts';
import { backFace, backParameters } from '../pages/account/openid-back.ts';
import { backForm, signInOpenidForm } from '../pages/account/openid-forms.ts';
import { passkeyQuestion } from '../pages/account/passkey-question.ts';
import { secondStepFace, secondStepForm } from '../pages/account/second-step.ts';
import { setUpFace, setUpForm } from '../pages/account/set-up.ts';
import { signInFace, signInForm } from '../pages/account/sign-in.ts';
import { webhooksFace } from '../pages/account/webhooks.ts';
import { webhooksForm } from '../pages/account/webhooks-forms.ts';
import { welcomeFace, welcomeForm } from '../pages/account/welcome.ts';
import { open, type Route } from '../route.ts';

// Everybody may enter, and what is shown depends on how far they have come with signing in.
function ask(path: string, face: Face, about: string): Route {
  return { method: 'GET', path, who: everyone, query: ['to'], asks: true, fresh: true, face, about };
}

function take(path: string, form: Form, about: string): Route {
  return { method: 'POST', path, who: everyone, query: [], asks: true, form, about };
}

function look(path: string, face: Face, more: { readonly about: string; readonly query?: readonly string[] }): Route {
  return { method: 'GET', path, who: administrators, query: [], fresh: true, face, ...more };
}

/** Rows of the table: signing in, accounts and the audit. */
export const accountRoutes: readonly Route[] = [
  ask('/sign-in', signInFace, 'Where people with an account sign in.'),
  take('/sign-in', signInForm, 'Takes name and password.'),
  open('/sign-in/forgotten', forgottenFace, { fresh: true, about: 'Where a link for a lost password is asked for.' }),
  {
    method: 'POST',
    path: '/sign-in/forgotten',
    who: everyone,
    query: [],
    form: forgottenForm,
    about: 'Takes the name or mail address of whoever lost their password.',
  },
  take('/sign-in/openid', signInOpenidForm, 'Leads to the provider that people may sign in with.'),
  {
    ...ask('/sign-in/openid/back', backFace, 'Where the provider sends people back to; it does nothing by itself.'),
    query: backParameters,
  },
  take('/sign-in/openid/back', backForm, 'Takes what the provider answered.'),
  ask('/sign-in/second', secondStepFace, 'Asks for the second factor.'),
  take('/sign-in/second', secondStepForm, 'Takes the second factor.'),
  ask('/sign-in/set-up', setUpFace, 'Where a second factor is set up.'),
  take('/sign-in/set-up', setUpForm, 'Takes a second factor that was set up.'),
  take('/sign-in/passkey', passkeyQuestion, 'What a browser is to ask its passkeys.'),
  take('/sign-out', signOutForm, 'Ends the session.'),
  open('/welcome/:ticket', welcomeFace, { fresh: true, about: 'A one-time link, with which a password is chosen.' }),
  {
    method: 'POST',
    path: '/welcome/:ticket',
    who: everyone,
    query: [],
    form: welcomeForm,
    about: 'Takes the password that was chosen.',
  },
  {
    method: 'GET',
    path: '/account',
    who: signedIn,
    query: [],
    fresh: true,
    face: accountFace,
    about: 'Sessions, second factor and password of whoever is signed in.',
  },
  {
    method: 'POST',
    path: '/account',
    who: signedIn,
    query: [],
    form: accountForm,
    about: 'Ends sessions, takes a factor away, changes the password.',
  },
  look('/desk/accounts', accountsFace, { about: 'Who may sign in, for administrators.' }),
  {
    method: 'POST',
    path: '/desk/accounts',
    who: administrators,
    query: [],
    form: accountsForm,
    about: 'Invites, gives roles, makes links, closes and opens accounts.',
  },
  look('/desk/webhooks', webhooksFace, { about: 'Addresses that are told of every publication, for administrators.' }),
  {
    method: 'POST',
    path: '/desk/webhooks',
    who: administrators,
    query: [],
    form: webhooksForm,
    about: 'Adds, tries, switches and removes webhooks.',
  },
  look('/desk/audit', auditFace, { query: auditParameters, about: 'What was done, by whom, for administrators.' }),
  look('/desk/audit.csv', auditCsvFace, { query: ['actor', 'action'], about: 'The same as a file.' }),
];
