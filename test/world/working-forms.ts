import { addAccount } from '../../src/accounts/add-account.ts';
import { linkHash } from '../../src/accounts/link-secret.ts';
import { hashPassword } from '../../src/accounts/password.ts';
import type { AccountRole } from '../../src/core/account.ts';
import { reader } from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import { receiptOf } from '../../src/intake/receipt.ts';
import { sendReport } from '../../src/intake/send-report.ts';
import { follow } from '../../src/publish/follow/follow.ts';
import { followId, followKey, secretOf } from '../../src/publish/follow/follow-secret.ts';
import { journeyKeyOf, newSecret, sessionCookie } from '../../src/web/actor.ts';
import { delayFor } from '../../src/web/flood-door.ts';
import { newJourney } from '../../src/web/pages/account/journey.ts';
import { codesOf } from './authenticator.ts';
import { done } from './fake-world.ts';
import { posted, type SentFields } from './form-kinds.ts';
import type { Furniture } from './open-house.ts';
import { secretNamed } from './people.ts';
import { type SignedIn, signIn } from './signed-in.ts';

/** A form that is taken: the row of the table, the address it is sent to, and the request. */
export type WorkingForm = { readonly route: string; readonly address: string; readonly request: RequestInit };

/**
 * Rows whose answer claims nothing that would have to be on disk: likely records are only looked up, the way to a provider is
 * kept in the browser's cookie alone, and a mail is promised to nobody and sent, if at all, after the answer.
 */
export const claimNothing: readonly string[] = ['/report/likely', '/sign-in/openid', '/sign-in/forgotten'];

/** Whom the provider of this test knows. */
export const someOpenid = 'https://provider.example|somebody';

const KEY = 'A'.repeat(32);
const PASSWORD = 'the boats leave at noon';
const EMAIL = 'reader@example.org';
const FOLLOWED = '/records';

type Sent = readonly [
  route: string,
  fields: SentFields,
  more?: { readonly at?: string; readonly by?: Pick<SignedIn, 'cookie' | 'token'> },
];

// As if the page of the form had been opened ten seconds ago.
async function patient(world: World, once: string): Promise<SentFields> {
  const opened = { ...world, clock: { now: () => new Date(Date.parse(world.clock.now()) - 10_000).toISOString() } };
  return { once, opened: await delayFor(opened, once) };
}

async function reported(world: World, once: string): Promise<string> {
  return (await done(world, sendReport, { once, what: 'A camera took people for others.' })).item;
}

async function secretOfFollower(world: World): Promise<string> {
  await follow.perform(world, reader, { email: EMAIL, what: FOLLOWED, every: 'day' });
  const key = (await world.store.setting(followKey)) ?? '';
  return secretOf(key, followId(key, EMAIL, FOLLOWED));
}

function ofStrangers(
  { sensenets, entity }: Furniture,
  follower: string,
  fresh: readonly SentFields[],
): readonly Sent[] {
  const receipt = receiptOf('3'.repeat(32));
  const what = 'A camera took people for others.';
  const answer = { entity, kind: 'disputes', text: 'We disagree.', concerns: [] };
  return [
    ['/report', { step: 'send', what, ...fresh[0] }],
    ['/api/v1/reports', { ticket: `${fresh[5]?.once}.${fresh[5]?.opened}`, what }],
    ['/receipt', { step: 'answer', receipt, text: 'It was in May.' }],
    ['/receipt', { step: 'link', receipt, link: 'https://news.example/2' }],
    [
      '/records/:id/improve',
      { ...inPlace('Lyon'), step: 'send', ...fresh[1] },
      { at: `/records/${sensenets}/improve` },
    ],
    ['/records/:id/respond', { ...answer, ...fresh[2] }, { at: `/records/${sensenets}/respond` }],
    ['/respond', { step: 'check', receipt: receiptOf('1'.repeat(32)) }],
    ['/complain', { what: 'The second figure is not in the source.', ...fresh[3] }],
    ['/follow', { what: `/records/${sensenets}`, email: 'other@example.org', every: 'day', ...fresh[4] }],
    ['/follow/confirm/:secret', { every: 'week' }, { at: `/follow/confirm/${follower}` }],
    ['/follow/stop/:secret', {}, { at: `/follow/stop/${follower}` }],
  ];
}

function inPlace(place: string): SentFields {
  return { field: 'place', base: '1', 'new-value': place, 'new-by': 'A paper', reason: 'It says so.' };
}

function ofEditors(has: Furniture, by: SignedIn, [report, junk]: readonly string[]): readonly Sent[] {
  const { sensenets, response, complaint, proposal, source, entity } = has;
  const names = { 'change-names': 'SenseNets', 'change-kind': 'organisation', 'change-reason': 'Its name' };
  const started = { 'n0-s': ['title', 'type'], 'n0s0-value': 'Started', 'n0s0-src': '0', 'n0s1-value': 'incident' };
  const related = { 'relate-relation': 'similar', 'relate-other': has.survivor, 'relate-reason': 'Alike' };
  const at = (address: string) => ({ at: address, by });
  return [
    ['/records/:id/improve', { ...inPlace('Nice'), step: 'publish' }, at(`/records/${sensenets}/improve`)],
    ['/desk/:item', { step: 'claim', version: '1' }, at(`/desk/${report}`)],
    [
      '/desk/:item/accept',
      { step: 'publish', version: '2', reason: 'It tells', 'src0-url': 'https://news.example/1', 'r0-base': '2' },
      at(`/desk/${report}/accept?records=${sensenets}`),
    ],
    ['/desk/:item/proposal', { step: 'publish', version: '1', reason: 'It says so' }, at(`/desk/${proposal}/proposal`)],
    ['/desk/:item/verify-response', { version: '1', note: 'By telephone' }, at(`/desk/${response}/verify-response`)],
    ['/desk/:item/publish-response', { version: '2', reason: 'It answers' }, at(`/desk/${response}/publish-response`)],
    ['/desk/:item/settle', { version: '1', decision: 'upheld', outcome: 'Put right' }, at(`/desk/${complaint}/settle`)],
    ['/desk', { step: 'refuse', item: [`${junk}:1`], reason: 'It tells of no case' }, { by }],
    ['/desk/records/:id', { step: 'relate', base: '3', ...related }, at(`/desk/records/${sensenets}`)],
    ['/desk/entities/:id', { step: 'change', base: '1', ...names }, at(`/desk/entities/${entity}`)],
    [
      '/desk/sources',
      { step: 'publish', 'src0-url': source, 'n0-language': 'en', reason: 'It tells', ...started },
      at(`/desk/sources?source=${source}`),
    ],
  ];
}

// After the version that relating the record made.
async function closing(world: World, { sensenets }: Furniture): Promise<Sent> {
  const fields = { base: '4', 'close-numbers': '1', 'close-reason': 'It named somebody' };
  const at = `/desk/records/${sensenets}/close`;
  return ['/desk/records/:id/close', fields, { at, by: await signIn(world, 'administrator') }];
}

// Somebody comes back from the provider in the browser that left for it.
async function backFromProvider(world: World, password: string): Promise<Sent> {
  await signIn(world, 'contributor', { account: { password, openid: someOpenid } });
  const cookie = sessionCookie(newSecret(world), world.site()).split(';')[0] ?? '';
  const key = journeyKeyOf(cookie, world.site()) ?? Buffer.alloc(0);
  const { state } = newJourney(world, key, 'in');
  return ['/sign-in/openid/back', { state, code: 'some' }, { by: { cookie, token: '' } }];
}

async function ofAccounts(world: World, has: Furniture): Promise<readonly Sent[]> {
  const password = await hashPassword(PASSWORD, world.random.bytes(16));
  const signed = (role: AccountRole, strength: 'full' | 'partial', more = {}): Promise<SignedIn> =>
    signIn(world, role, { account: { password, ...more }, session: { strength } });
  const [code, hash] = [codesOf(KEY), linkHash(secretNamed('x')) ?? ''];
  await done(world, addAccount, { name: 'Invited now', role: 'contributor', hash });
  const fresh = await signed('editor', 'partial');
  const [known, administrator] = [
    await signed('editor', 'partial', { totp: { secret: KEY, step: 0 } }),
    await signed('administrator', 'full'),
  ];
  return [
    ['/sign-in', { name: known.account.name, password: PASSWORD }],
    ['/sign-in/passkey', { what: 'make' }, { at: '/sign-in/passkey.json', by: fresh }],
    ['/sign-in/set-up', { key: KEY, code: code() }, { by: fresh }],
    ['/sign-in/second', { code: code() }, { by: known }],
    await backFromProvider(world, password),
    ['/welcome/:ticket', { password: PASSWORD, again: PASSWORD }, { at: `/welcome/${secretNamed('x')}` }],
    ['/desk/accounts', { step: 'link', id: has.invited }, { by: administrator }],
    ['/desk/webhooks', { step: 'add', address: 'https://receiver.example.org/in' }, { by: administrator }],
    ['/account', { step: 'end', ends: 'all' }, { by: await signed('contributor', 'full') }],
    ['/sign-out', {}, { by: await signed('contributor', 'full') }],
  ];
}

/** For each row of the table that writes, a form that is taken, in an order in which all are, in a furnished house. */
export async function workingForms(world: World, has: Furniture): Promise<readonly WorkingForm[]> {
  const fresh = await Promise.all(['a', 'b', 'c', 'd', 'e', '9'].map((letter) => patient(world, letter.repeat(32))));
  const reports = await Promise.all(['f', '7'].map((letter) => reported(world, letter.repeat(32))));
  const strangers = ofStrangers(has, await secretOfFollower(world), fresh);
  const all = [
    ...strangers,
    ...ofEditors(has, await signIn(world, 'editor'), reports),
    await closing(world, has),
    ...(await ofAccounts(world, has)),
  ];
  return all.map(([route, fields, { at = route, by } = {}]) => {
    const token: SentFields = by?.token ? { 'form-token': by.token } : {};
    return { route, address: at, request: posted({ ...fields, ...token }, by ? { cookie: by.cookie } : {}) };
  });
}
